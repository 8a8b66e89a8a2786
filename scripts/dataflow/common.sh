# What build-templates and submit share; sourced by both.

processors=(TDZA PSZA PCF PDC ML)

# The template file in the bucket.
template=templates/phase4.json

program=$(basename "$0")
dry_run=false

# refuse MESSAGE: the command line cannot be right.
refuse() {
  printf '%s: %s\n' "$program" "$1" >&2
  printf "'scripts/%s --help' explains the options.\n" "$program" >&2
  exit 2
}

# fail MESSAGE: something else is missing.
fail() {
  printf '%s: %s\n' "$program" "$1" >&2
  exit 1
}

# value OPTION COUNT: an option needs a value behind it.
value() {
  (($2 >= 2)) || refuse "$1 needs a value."
}

# processor NAME: its short name, by that or by its number.
processor() {
  local number
  for number in "${!processors[@]}"; do
    if [[ ${1^^} == "${processors[number]}" || $1 == "$((number + 1))" ]]; then
      printf '%s\n' "${processors[number]}"
      return
    fi
  done
  refuse "'$1' is no processor; write one of 1 TDZA, 2 PSZA, 3 PCF, 4 PDC, 5 ML."
}

# matches OPTION VALUE PATTERN EXAMPLE
matches() {
  [[ -n $2 ]] || refuse "$1 is missing: write $4."
  [[ $2 =~ ^$3$ ]] || refuse "$1 $2: that is not $4."
}

# real_date OPTION VALUE: a day of the calendar.
real_date() {
  matches "$1" "$2" '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' 'a date such as 2021-11-02'
  local year=$((10#${2:0:4})) month=$((10#${2:5:2})) day=$((10#${2:8:2})) days
  case $month in
    4 | 6 | 9 | 11) days=30 ;;
    2) days=$((year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)) ;;
    *) days=31 ;;
  esac
  ((day <= days)) || refuse "$1 $2: there is no such day; that month ends on ${2:0:8}$days."
}

# two_threads MACHINE: publishing waits for rows that another step of the same job commits, perhaps on its worker.
two_threads() {
  [[ ! $1 =~ (^|[a-z0-9]-)custom-1-|-1$|^f1-micro$|^g1-small$ ]] \
    || refuse "--machine-type $1 has one processor, and two steps of a job must be able to run at once; choose one with two or more, such as e2-standard-8."
}

check_place() {
  matches --project "$project" '([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]' 'a project id such as my-project-123'
  matches --region "$region" '[a-z]+(-[a-z]+)+[0-9]{1,2}' 'a region such as us-west2 or europe-west1'
  matches --bucket "$bucket" 'gs://[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]' 'a bucket such as gs://my-bucket'
}

require_gcloud() {
  $dry_run || command -v gcloud >/dev/null 2>&1 \
    || fail "gcloud is missing. Install the Google Cloud CLI and log in (gcloud auth login), or see with --dry-run what would be run."
}

# run COMMAND...: says what it runs, and runs it unless this is a dry run.
run() {
  printf '$'
  printf ' %q' "$@"
  printf '\n'
  $dry_run || "$@"
}
