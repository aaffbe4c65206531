# The two commands of the README are `make run` and `make test`.

SHARED ?= ../shared

.PHONY: run test build setup format vet lint generate quality check-quality race bench clean

run: ## trace the bundled sample
	go run ./cmd/sanad trace sample

test: setup format vet lint check-quality race ## everything CI checks

build:
	CGO_ENABLED=0 go build -trimpath -o sanad ./cmd/sanad

setup: ## install what the checks need and the machine lacks
	./tools/setup

format:
	@files=$$(git ls-files '*.go' | xargs gofmt -l); test -z "$$files" || { echo "gofmt -w $$files"; exit 1; }

vet:
	go vet ./...
	go vet -tags fit ./internal/annot/quote

lint:
	go tool -modfile=tools/go.mod golangci-lint run ./...

generate: ## make the Go files of the page components anew
	go tool -modfile=tools/go.mod templ generate -path internal/web/page

quality: build ## measure, and write the quality goldens
	go run ./tool/quality -exe ./sanad -shared $(SHARED)

check-quality: build ## measure, and compare with the quality goldens
	go run ./tool/quality -exe ./sanad -shared $(SHARED) -check

race: ## unit, golden, fuzz-seed, architecture and command tests
	go tool -modfile=tools/go.mod gotestsum --format pkgname -- -race -timeout 20m ./...

bench:
	go test -run '^$$' -bench . -benchmem ./...

clean:
	rm -f sanad
