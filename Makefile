# Everything is built and checked from here; README tells what each command takes in minutes.
# One set of flags everywhere: another set compiles SQLite and the window anew.

TAGS_TEST    = ci sqlite_fts5
TAGS_DEV     = sqlite_fts5 accessibility
TAGS_RELEASE = $(TAGS_DEV) migrated_fynedo

export CGO_ENABLED = 1

PACKAGES        = gcc libc6-dev libgl1-mesa-dev xorg-dev libxkbcommon-dev libwayland-dev
PACKAGES_VERIFY = $(PACKAGES) qpdf poppler-utils sqlite3

GOFUMPT     = go run mvdan.cc/gofumpt@v0.12.0
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = go run golang.org/x/vuln/cmd/govulncheck@v1.9.0
# The vulnerability database as a Go module, since a build machine may reach no other; raise the version now and then.
VULNDB      = v0.0.0-20261105234957-e22db6528018
SUDO        = $(if $(filter 0,$(shell id -u)),,sudo)

# install what is missing of the Debian or Ubuntu packages in $(1)
install = @missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q '^install ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; fi

.PHONY: run test verify vulnerabilities bench bench-check bench-record build check-format

run: build
	@mkdir -p out
	@test -e out/exempel.lis || ./lisparmen exempel out/exempel.lis --hem out/hem
	./lisparmen rapport out/exempel.lis arsrapport -o out/arsrapport.pdf --hem out/hem

build:
	$(call install,$(PACKAGES))
	go build -tags '$(TAGS_DEV)' -o lisparmen .

test: check-format
	go vet -tags '$(TAGS_TEST)' ./...
	go vet -tags '$(TAGS_DEV)' ./...
	$(STATICCHECK) -tags '$(TAGS_TEST)' ./...
	go test -race -tags '$(TAGS_TEST)' ./...

check-format:
	$(call install,$(PACKAGES))
	@unformatted=$$($(GOFUMPT) -l .); if [ -n "$$unformatted" ]; then echo "Not formatted with gofumpt:"; echo "$$unformatted"; exit 1; fi

# The slower checks: long random histories of the log, and every paper under other programs' eyes.
verify:
	$(call install,$(PACKAGES_VERIFY))
	$(MAKE) vulnerabilities
	LISPARMEN_LONG=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 40m ./data/store
	LISPARMEN_LONG=1 go test -tags '$(TAGS_TEST)' -count=1 -timeout 40m ./e2e

# Known vulnerabilities in what the program calls.
vulnerabilities:
	@mkdir -p out
	test -e out/vulndb/index/db.json || go run golang.org/x/vulndb/cmd/indexdb@$(VULNDB) -out out/vulndb \
		-vulns "$$(go mod download -json golang.org/x/vulndb@$(VULNDB) | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')/data/osv"
	$(GOVULNCHECK) -db file://$(CURDIR)/out/vulndb -tags '$(TAGS_TEST)' ./...

bench:
	$(call install,$(PACKAGES))
	go test -tags '$(TAGS_TEST)' -run '^$$' -bench . -benchtime 20x ./...

# Compares ratios, never times, with those last recorded in docs/bench.json.
bench-check:
	$(call install,$(PACKAGES))
	LISPARMEN_BENCH=check go test -tags '$(TAGS_TEST)' -count=1 -run TestRatios -timeout 20m -v ./data/store

bench-record:
	$(call install,$(PACKAGES))
	LISPARMEN_BENCH=record go test -tags '$(TAGS_TEST)' -count=1 -run TestRatios -timeout 20m -v ./data/store
