# SPDX-License-Identifier: GPL-3.0-or-later
add_library(tokenhub_code_samples STATIC codesamples.cpp codesamples.h)
target_include_directories(tokenhub_code_samples PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
target_compile_definitions(tokenhub_code_samples PRIVATE
  TOKENHUB_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" TOKENHUB_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
target_link_libraries(tokenhub_code_samples PUBLIC tokenhub_typeset_code PRIVATE tokenhub_flags)

tokenhub_test(tst_codelanguage LINKS tokenhub_typeset_code)
tokenhub_test(tst_hiddencharacters LINKS tokenhub_typeset)
tokenhub_test(tst_codepalette LINKS tokenhub_typeset_code tokenhub_app_theme)
# Without a module to load, these have nothing to test: tst_codemodule shows that code is plain text then.
tokenhub_test(tst_codemodule LINKS tokenhub_code_samples)
if(TARGET tokenhub_code_module)
  foreach(program tst_codecolours tst_codequeue tst_codeworker tst_hostilecode)
    tokenhub_test(${program} LINKS tokenhub_code_samples)
  endforeach()
  # The golden files are those of our own definitions.
  if(NOT TARGET KF6::SyntaxHighlighting)
    tokenhub_test(tst_codedefinitions LINKS tokenhub_code_samples)
  endif()

  # Pictures to be looked at, and times; no test.
  add_executable(code-shots codeshots.cpp)
  target_link_libraries(code-shots PRIVATE tokenhub_flags tokenhub_code_samples tokenhub_app_theme)
  set_target_properties(code-shots PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
endif()
