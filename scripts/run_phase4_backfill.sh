#!/usr/bin/env bash
# The predecessor's command, with the predecessor's options:
#   run_phase4_backfill.sh --start-date D --end-date D [--start-from N] [--dry-run] [--no-resume]
# Whatever else it is given goes to 'backfill' as it is.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

usage() {
  sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
  exit "$1"
}

start='' end=''
for ((i = 1; i <= $#; i++)); do
  next=$((i + 1))
  case ${!i} in
    --start-date) start=${!next:-} ;;
    --end-date) end=${!next:-} ;;
    --start-date=* | --end-date=*) start=given end=given ;;
    -h | --help) usage 0 ;;
  esac
done
if [[ -z $start || -z $end ]]; then
  echo "run_phase4_backfill.sh: --start-date and --end-date are needed." >&2
  usage 2 >&2
fi

exec "$here/fastbreak" backfill "$@"
