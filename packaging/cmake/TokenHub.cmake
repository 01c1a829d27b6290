# SPDX-License-Identifier: GPL-3.0-or-later
# The build settings that every target shares, and the three shapes a target can have.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# All executables of a build lie side by side: the window finds the practice gateway beside itself.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(TOKENHUB_CCACHE ccache)
  if(TOKENHUB_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${TOKENHUB_CCACHE}")
  endif()
endif()
# Linking a test program takes 0.05 s with mold and 0.4 s with the default linker.
find_program(TOKENHUB_MOLD mold)

add_library(tokenhub_flags INTERFACE)
target_compile_definitions(tokenhub_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH TOKENHUB_VERSION="${PROJECT_VERSION}")
target_compile_options(tokenhub_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-sign-conversion
  -Wno-missing-field-initializers # designated initialisers that leave the rest at its default are our style
  # GCC 13 and 14 suspect every function that takes a temporary and returns a reference.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-dangling-reference>
  $<$<BOOL:${TOKENHUB_WERROR}>:-Werror>)
if(TOKENHUB_SANITIZE)
  target_compile_options(tokenhub_flags INTERFACE -fsanitize=${TOKENHUB_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(tokenhub_flags INTERFACE -fsanitize=${TOKENHUB_SANITIZE})
endif()
if(TOKENHUB_CLAZY)
  # Level 2 without: ctor-missing-parent-argument (an object held by value or unique_ptr has no parent),
  # function-args-by-value and function-args-by-ref (clang-tidy's performance checks know what is moved),
  # implicit-casts and returning-void-expression (the compiler's own warnings),
  # copyable-polymorphic (an interface without data has nothing to slice),
  # missing-qobject-macro (an override alone needs no moc), rule-of-three (blind to "= default").
  set(clazy_checks level2 no-ctor-missing-parent-argument no-function-args-by-value no-function-args-by-ref
    no-implicit-casts no-returning-void-expression no-copyable-polymorphic no-missing-qobject-macro no-rule-of-three)
  list(JOIN clazy_checks "," clazy_checks)
  target_compile_options(tokenhub_flags INTERFACE "SHELL:-Xclang -plugin-arg-clazy -Xclang ${clazy_checks}")
endif()
if(TOKENHUB_MOLD)
  target_link_options(tokenhub_flags INTERFACE -fuse-ld=mold)
endif()

# tokenhub_library(NAME ROOT <lib|app> SOURCES ... HEADERS ... PUBLIC ... PRIVATE ...)
# A folder's static library. Headers are included as "folder/header.h" and must compile alone: one with a source is that
# source's first include (tests/arch checks), the others are verified each by a compile of its own. In a unity build a
# first include is none: there all are verified so.
function(tokenhub_library name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "ROOT" "SOURCES;HEADERS;PUBLIC;PRIVATE")
  if(NOT ARG_ROOT)
    set(ARG_ROOT lib)
  endif()
  add_library(${name} STATIC ${ARG_SOURCES})
  set(lone_headers ${ARG_HEADERS})
  if(NOT CMAKE_UNITY_BUILD)
    foreach(source ${ARG_SOURCES})
      string(REGEX REPLACE "\\.cpp$" ".h" header "${source}")
      list(REMOVE_ITEM lone_headers "${header}")
    endforeach()
  endif()
  list(REMOVE_ITEM ARG_HEADERS ${lone_headers})
  set(base "${PROJECT_SOURCE_DIR}/${ARG_ROOT}")
  target_sources(${name} PUBLIC
    FILE_SET HEADERS BASE_DIRS "${base}" FILES ${ARG_HEADERS}
    FILE_SET lone_headers TYPE HEADERS BASE_DIRS "${base}" FILES ${lone_headers})
  set_target_properties(${name} PROPERTIES
    VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY lone_headers)
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE tokenhub_flags ${ARG_PRIVATE})
endfunction()

# tokenhub_test(tst_name LINKS ... [LABELS ...] [SOURCES ...] [WRAPPER ...] [WINDOW] [KEYCHAIN]): one Qt Test program from tst_name.cpp.
# WINDOW: on an X server and window manager of its own, label "window". KEYCHAIN: with a session bus, an unlocked Secret
# Service and a home of its own, label "keychain". Without them: no display, no bus. Never a proxy, never the user's files.
function(tokenhub_test name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "WINDOW;KEYCHAIN" "" "SOURCES;LINKS;LABELS;WRAPPER")
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE tokenhub_flags Qt6::Test ${ARG_LINKS})
  # Qt 6.8's own QTRY macros narrow their time limits.
  target_compile_options(${name} PRIVATE -Wno-error=conversion)
  target_compile_definitions(${name} PRIVATE
    TOKENHUB_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" TOKENHUB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests" UNITY_BUILD OFF)
  if(TOKENHUB_PRECOMPILED_TESTS)
    tokenhub_precompile(${name} Qt6::Test ${ARG_LINKS})
  endif()
  set(wrapper ${ARG_WRAPPER})
  if(ARG_KEYCHAIN)
    list(APPEND wrapper "${PROJECT_SOURCE_DIR}/tests/support/with-secret-service.sh")
    list(APPEND ARG_LABELS keychain)
  endif()
  if(ARG_WINDOW)
    list(APPEND wrapper "${PROJECT_SOURCE_DIR}/tests/support/with-window.sh")
    list(APPEND ARG_LABELS window)
  endif()
  add_test(NAME ${name} COMMAND ${wrapper} $<TARGET_FILE:${name}>)
  tokenhub_test_environment(${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS "${ARG_LABELS}")
endfunction()

# What every test runs in, also those that are not Qt Test programs.
function(tokenhub_test_environment name)
  set(home "${CMAKE_BINARY_DIR}/tests/home/${name}")
  set(modification "QT_QPA_PLATFORM=set:offscreen" "LC_ALL=set:C.UTF-8"
    "XDG_CONFIG_HOME=set:${home}/config" "XDG_DATA_HOME=set:${home}/data" "XDG_STATE_HOME=set:${home}/state")
  foreach(variable http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
      DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP KDE_SESSION_VERSION DESKTOP_SESSION
      QT_STYLE_OVERRIDE QT_SCALE_FACTOR QT_LOGGING_RULES TOKENHUB_API_KEY)
    list(APPEND modification "${variable}=unset:")
  endforeach()
  set_tests_properties(${name} PROPERTIES ENVIRONMENT_MODIFICATION "${modification}")
endfunction()
