#!/usr/bin/env bash
# compile_test.sh: the headers of include/wdk mean the same to each compiler, in C and in C++, in both worlds.
#
# Arguments: the top of the sources. Prints TAP.
set -u
top=$1
here=$top/tests/wdk
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

warnings=(-Wall -Wextra -Werror)
host=(-I "$top/include/wdk")
driver=(--target=x86_64-pc-windows-msvc-elf -nostdlibinc -fms-extensions -I "$top/include/wdk"
  -I "$top/include/wdk/crt")

count=0
row() { # name, command...: one compilation is one row
  local name=$1
  shift
  count=$((count + 1))
  if "$@" >"$scratch/out" 2>&1; then
    echo "ok $count - $name"
  else
    echo "not ok $count - $name"
    sed 's/^/# /' "$scratch/out" | head -20
  fi
}

same_bits() {
  for world in host driver; do
    local flags=("${host[@]}")
    [ "$world" = driver ] && flags=("${driver[@]}")
    clang-19 -std=gnu11 "${flags[@]}" -c "$here/bits.c" -o "$scratch/$world.o" || return 1
    llvm-objcopy-19 -O binary --only-section=.bits "$scratch/$world.o" "$scratch/$world.bin" || return 1
    [ -s "$scratch/$world.bin" ] || return 1
  done
  cmp "$scratch/host.bin" "$scratch/driver.bin"
}

for source in asserts.c every_header.c display_only.c user_mode.c; do
  row "$source: host, gcc, C11" gcc -std=gnu11 "${warnings[@]}" "${host[@]}" -fsyntax-only "$here/$source"
  row "$source: host, gcc, C++17" g++ -std=gnu++17 "${warnings[@]}" "${host[@]}" -fsyntax-only -x c++ "$here/$source"
  row "$source: host, clang, C11" clang-19 -std=gnu11 "${warnings[@]}" "${host[@]}" -fsyntax-only "$here/$source"
  row "$source: host, clang, C++17" clang++-19 -std=gnu++17 "${warnings[@]}" "${host[@]}" -fsyntax-only -x c++ \
    "$here/$source"
  for debug in 0 1; do
    row "$source: driver, DBG=$debug, C11" clang-19 -std=gnu11 "${warnings[@]}" "${driver[@]}" -DDBG=$debug \
      -fsyntax-only "$here/$source"
    row "$source: driver, DBG=$debug, C++17" clang++-19 -std=gnu++17 "${warnings[@]}" "${driver[@]}" -DDBG=$debug \
      -fsyntax-only -x c++ "$here/$source"
  done
done

row "intrinsics.c: driver, C11" clang-19 -std=gnu11 "${warnings[@]}" "${driver[@]}" -fsyntax-only "$here/intrinsics.c"
row "intrinsics.c: driver, C++17" clang++-19 -std=gnu++17 "${warnings[@]}" "${driver[@]}" -fsyntax-only -x c++ \
  "$here/intrinsics.c"

# A header has to stand alone, since sources include them in any order.
for header in "$top"/include/wdk/*.h; do
  name=$(basename "$header")
  case $name in pshpack?.h | poppack.h) continue ;; esac # halves of a pair
  echo "#include <$name>" >"$scratch/alone.c"
  row "$name: alone, host" gcc -std=gnu11 "${warnings[@]}" "${host[@]}" -fsyntax-only "$scratch/alone.c"
  row "$name: alone, driver" clang-19 -std=gnu11 "${warnings[@]}" "${driver[@]}" -fsyntax-only "$scratch/alone.c"
done

row "bit-fields: the same bytes in a driver as in the host" same_bits
echo "1..$count"
