# For scripts to source: saying what is being done, on stderr, so that stdout belongs to the program.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# Shows how a long step is getting on: on a terminal one line that is rewritten, elsewhere a line
# now and then. The first second is silent, so that a step with nothing to do says nothing.
watch_step() {
  local title=$1 log=$2 parent=$3 tick=0 last
  sleep 1 2>/dev/null  # or it would hold our stderr open behind us
  [[ -t 2 ]] || say "$title …"
  while kill -0 "$parent" 2>/dev/null; do
    last=$(tail -c 4096 "$log" 2>/dev/null | tr -d '\000-\010\013-\037' | tail -n 1)
    if [[ -t 2 ]]; then
      printf '\r\033[K%s: %s' "$title" "${last:0:$((${COLUMNS:-80} - ${#title} - 4))}" >&2
    elif ((tick > 0 && tick % 30 == 0)); then
      say "  ${last:0:100}"
    fi
    tick=$((tick + 1))
    sleep 1 2>/dev/null
  done
}

# step TITLE LOG COMMAND…: runs the command with its output in LOG and no input; when it fails, shows
# the end of the log and returns its status.
step() {
  local title=$1 log=$2 status=0 started=$SECONDS watcher
  shift 2
  mkdir -p "${log%/*}"
  : >"$log"
  watch_step "$title" "$log" $$ </dev/null >/dev/null &
  watcher=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
  [[ -t 2 ]] && printf '\r\033[K' >&2
  if ((status != 0)); then
    say "$title: failed. The end of $log:"
    tail -n 40 "$log" >&2
    return "$status"
  fi
  ((SECONDS - started < 2)) || say "$title: done in $((SECONDS - started)) s"
}
