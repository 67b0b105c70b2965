#!/bin/sh
# Who promised what by when: the commitments of a folder that have a deadline, the nearest first, in a file that a
# French Excel opens by double click.
#
#     sh examples/commitments.sh FOLDER COMMITMENTS.csv
set -eu

natofacts commitments "${1:-examples}" --by deadline --where "deadline is not None" --unique \
    --columns deadline,actor,kind,text,speaker,document \
    --csv-dialect excel-fr --output "${2:-commitments.csv}"
