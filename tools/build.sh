# For scripts to source, from the top of the checkout: configuring and building a preset.
source tools/steps.sh

# ccache keeps what was built with precompiled headers only if told that these two are no matter.
export CCACHE_SLOPPINESS=pch_defines,time_macros

# As many compilers at once as there are cores, and as memory allows at 1.2 GB each.
jobs_max() {
  local cores available limit used
  cores=$(nproc)
  available=$(awk '/^MemAvailable:/ {print int($2 / 1024)}' /proc/meminfo)
  if limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) && [[ $limit =~ ^[0-9]+$ ]]; then
    used=$(cat /sys/fs/cgroup/memory.current)
    limit=$(((limit - used) / 1048576))
    ((limit < available)) && available=$limit
  fi
  local jobs=$((available / 1200))
  ((jobs > cores)) && jobs=$cores
  ((jobs < 1)) && jobs=1
  echo "$jobs"
}

# Ninja runs CMake again by itself when a CMakeLists.txt changes; this is for what it does not see:
# the first time, other presets, a checkout that has been moved, ccache that came or went. From the start
# then: a cache that is told of another compiler forgets what else it was told.
configure() {
  local preset=$1 dir=build/$1 launcher stamp
  launcher=$(command -v ccache || true)
  stamp="$PWD ${launcher:-without ccache} $(cksum <CMakePresets.json)"
  [[ -f $dir/build.ninja && -f $dir/configured && $(<"$dir/configured") == "$stamp" ]] && return
  if [[ -f $dir/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$dir/CMakeCache.txt"; then
    rm -rf "$dir"
  fi
  step "Configuring $preset" "build/logs/configure-$preset.log" \
    cmake --fresh --preset "$preset" -DCMAKE_CXX_COMPILER_LAUNCHER="$launcher" || return
  echo "$stamp" >"$dir/configured"
}

# build PRESET [TARGET…]: one at a time per preset, so that two scripts can be started side by side.
build() {
  local preset=$1
  shift
  mkdir -p build
  (
    flock 9
    configure "$preset" 9>&- || exit
    NINJA_STATUS='[%f/%t] ' step "Building $preset" "build/logs/build-$preset.log" \
      ninja -C "build/$preset" -j "$(jobs_max)" "$@" 9>&-
  ) 9>"build/$preset.lock"
}
