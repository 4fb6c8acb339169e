# toolchain.cmake: has CMake compile a driver with `escapement cc`; docs/cc.md shows how it is used.
#
# CC="escapement cc" in the environment is enough to build. What this adds: CMake takes a clang with Windows' names for
# one whose flags it knows little of, so header dependencies under Ninja and the flags of build types are told here.
# -DESCAPEMENT_VARIANT=check or =tsan picks a variant.
find_program(ESCAPEMENT escapement
  HINTS "${CMAKE_CURRENT_LIST_DIR}/../../bin" "${CMAKE_CURRENT_LIST_DIR}/../../build" REQUIRED)
set(ESCAPEMENT_VARIANT "" CACHE STRING "plain, check, tsan; empty: the program's own")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ESCAPEMENT ESCAPEMENT_VARIANT)

set(CMAKE_C_COMPILER "${ESCAPEMENT}" cc)
set(CMAKE_CXX_COMPILER "${ESCAPEMENT}" c++)
foreach(language C CXX)
  if(ESCAPEMENT_VARIANT)
    set(CMAKE_${language}_FLAGS_INIT "--variant=${ESCAPEMENT_VARIANT}")
  endif()
  set(CMAKE_${language}_FLAGS_DEBUG_INIT "-O0")
  set(CMAKE_${language}_FLAGS_RELEASE_INIT "-O2")
  set(CMAKE_${language}_FLAGS_RELWITHDEBINFO_INIT "-O2")
  set(CMAKE_${language}_FLAGS_MINSIZEREL_INIT "-Os")
  set(CMAKE_DEPFILE_FLAGS_${language} "-MD -MT <DEP_TARGET> -MF <DEP_FILE>")
  set(CMAKE_INCLUDE_SYSTEM_FLAG_${language} "-isystem ")
endforeach()
