#!/bin/sh
# Every check in turn, cheapest first; the first that fails ends it.
set -eu

step() {
	printf '%s\n' "── $*"
	"$@"
}

production() {
	DEMO=false DEBUG=false SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	ALLOWED_HOSTS=shtt.example BASE_URL=https://shtt.example "$@"
}

templates=$(git ls-files 'templates/*.html')

step ruff format --check --quiet .
step ruff check --quiet .
step lint-imports --no-logo
step djade --target-version 5.2 --check $templates
step djhtml --tabwidth 2 --check $templates
step djlint --lint --quiet templates
step codespell README.md CONTRIBUTING.md docs
step mypy
step production python manage.py check --deploy --fail-level WARNING
step python manage.py makemigrations --check --dry-run --verbosity 0
step python manage.py check_catalogues
echo "── all checks passed"
