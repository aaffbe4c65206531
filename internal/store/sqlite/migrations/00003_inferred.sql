-- +goose Up

-- A voice may be inferred from what stands around the reports that name none.
ALTER TABLE voices ADD COLUMN inferred INTEGER NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE voices DROP COLUMN inferred;
