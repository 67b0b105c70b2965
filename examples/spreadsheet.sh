#!/bin/sh
# The largest sums of a folder of communiqués, in a file that a French Excel opens by double click.
#
#     sh examples/spreadsheet.sh FOLDER SUMS.csv
set -eu

natofacts extract "${1:-examples}" --kind money --where "value >= 1e6" --sort -value \
    --columns document,value,unit,comparator,object,sentence \
    --csv-dialect excel-fr --output "${2:-sums.csv}"
