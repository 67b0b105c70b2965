#!/bin/sh
# What is due by when: the deadlines of one or more documents, the nearest first, one a line.
#
#     sh examples/deadlines.sh communique.txt …
set -eu

natofacts extract "${@:-examples/communique.txt}" --quiet --format jsonl \
    --kind deadline --where "date_end is not None" --sort date_end --columns date_end,sentence |
    sed -e 's/^{"date_end": "\([^"]*\)", "sentence": "/\1  /' -e 's/"}$//'
