# SPDX-License-Identifier: GPL-3.0-or-later
# Colours of code: a library, and a module for what knows languages, loaded with the first code that is shown.
tokenhub_library(tokenhub_typeset_code
  SOURCES codecolours.cpp codelanguage.cpp codemodule.cpp codepalette.cpp codequeue.cpp codeworker.cpp
  HEADERS codebackend.h codeclass.h codecolours.h codedeadline.h codelanguage.h codemodule.h codepalette.h codequeue.h codeworker.h
  PUBLIC tokenhub_base Qt6::Gui)

# KSyntaxHighlighting where the system has it for Qt 6 (Debian 13), else GNU source-highlight (Debian 12, Ubuntu 24.04) with
# our own definitions. A build without both shows code without colours.
find_package(KF6SyntaxHighlighting QUIET)
pkg_check_modules(SOURCE_HIGHLIGHT QUIET IMPORTED_TARGET source-highlight)
if(KF6SyntaxHighlighting_FOUND)
  set(code_source codekatesyntax.cpp)
  set(code_library KF6::SyntaxHighlighting Qt6::Gui)
elseif(SOURCE_HIGHLIGHT_FOUND)
  set(code_source codesourcehighlight.cpp)
  set(code_library PkgConfig::SOURCE_HIGHLIGHT Qt6::Core)
else()
  message(STATUS "Neither KSyntaxHighlighting nor source-highlight: code will be without colours")
endif()

if(code_source)
  # Where CodeFiles::nextTo() looks: ../lib/tokenhub-chat and ../share/tokenhub-chat, seen from the programs.
  add_library(tokenhub_code_module MODULE ${code_source})
  target_link_libraries(tokenhub_code_module PRIVATE tokenhub_flags ${code_library})
  target_include_directories(tokenhub_code_module PRIVATE "${PROJECT_SOURCE_DIR}/lib")
  set_target_properties(tokenhub_code_module PROPERTIES
    PREFIX "" OUTPUT_NAME tokenhub-code CXX_VISIBILITY_PRESET hidden
    LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib/tokenhub-chat")
  # Who links the library wants the module beside its program, and does not link it.
  add_dependencies(tokenhub_typeset_code tokenhub_code_module)
  install(TARGETS tokenhub_code_module LIBRARY DESTINATION "lib/tokenhub-chat")
endif()

if(code_source STREQUAL "codesourcehighlight.cpp")
  set(code_definitions
    _calls _ccomments _cnestedcomments _cnumbers _javascript _names _numbers _php _signs _singlequotes _strings _template
    _types _typescript _xml
    asm bash batch c clojure cmake console cpp csharp css dart diff dockerfile elixir erlang fortran fsharp glsl go graphql
    groovy haskell hcl html ini java javascript json jsx julia kotlin latex lisp lua makefile markdown matlab nginx objectivec
    ocaml pascal perl php powershell protobuf python r ruby rust scala scss solidity sql swift toml tsx typescript vbnet xml
    yaml zig)
  foreach(name IN LISTS code_definitions)
    configure_file("${PROJECT_SOURCE_DIR}/resources/highlighting/${name}.lang"
      "${CMAKE_BINARY_DIR}/share/tokenhub-chat/highlighting/${name}.lang" COPYONLY)
    list(APPEND code_files "${PROJECT_SOURCE_DIR}/resources/highlighting/${name}.lang")
  endforeach()
  install(FILES ${code_files} DESTINATION "share/tokenhub-chat/highlighting")
endif()
