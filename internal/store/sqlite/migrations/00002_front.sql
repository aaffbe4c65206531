-- +goose Up

-- The first page of a reader lists what drifts and what is circular, the latest
-- first: few of many statements, which are found without looking at the others.
CREATE INDEX statements_material ON statements (day, id) WHERE material > 0;
CREATE INDEX statements_circular ON statements (day, id) WHERE circular = 1;

-- +goose Down
DROP INDEX statements_circular;
DROP INDEX statements_material;
