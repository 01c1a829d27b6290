# SPDX-License-Identifier: GPL-3.0-or-later
# tokenhub_math: MathJax, bundled into one module and compiled ahead of time, and the engine that runs it, as the plugin
# lib/tokenhub-chat/libtokenhub_math.so. Where npm, its packages or Qt Qml are missing there is none, and the program shows
# formulas as TeX; with TOKENHUB_MATH=ON that is an error.
set(TOKENHUB_MATH AUTO CACHE STRING "Typeset formulas: AUTO, ON or OFF")
set_property(CACHE TOKENHUB_MATH PROPERTY STRINGS AUTO ON OFF)
set(math_plugin_folder "lib/tokenhub-chat") # seen from the folder above the programs

set(math_source "${PROJECT_SOURCE_DIR}/resources/mathjax")
set(math_build "${CMAKE_CURRENT_BINARY_DIR}/mathjax")

# Sets math_modules to a folder with mathjax-full and esbuild, or math_missing to what stands in the way.
function(tokenhub_find_mathjax)
  set(modules "${TOKENHUB_NODE_MODULES}")
  if(NOT modules)
    set(modules "${math_build}/node_modules")
    file(SHA256 "${math_source}/package-lock.json" lock)
    set(installed "")
    if(EXISTS "${math_build}/installed.txt")
      file(READ "${math_build}/installed.txt" installed)
    endif()
    if(NOT installed STREQUAL lock)
      find_program(TOKENHUB_NPM npm)
      if(NOT TOKENHUB_NPM)
        set(math_missing "npm" PARENT_SCOPE)
        return()
      endif()
      message(STATUS "Fetching MathJax with npm")
      file(COPY "${math_source}/package.json" "${math_source}/package-lock.json" "${math_source}/.npmrc"
        DESTINATION "${math_build}")
      execute_process(COMMAND "${TOKENHUB_NPM}" ci --ignore-scripts --prefer-offline
        WORKING_DIRECTORY "${math_build}" RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
      if(NOT result EQUAL 0)
        set(math_missing "MathJax, which npm could not fetch:\n${output}" PARENT_SCOPE)
        return()
      endif()
      file(WRITE "${math_build}/installed.txt" "${lock}")
    endif()
  endif()
  foreach(package mathjax-full esbuild)
    if(NOT EXISTS "${modules}/${package}/package.json")
      set(math_missing "${package} in ${modules}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(math_modules "${modules}" PARENT_SCOPE)
endfunction()

set(math_missing "")
if(TOKENHUB_MATH STREQUAL "OFF")
  set(math_missing "the wish to have them (TOKENHUB_MATH is OFF)")
else()
  find_package(Qt6 6.4 QUIET COMPONENTS Qml Svg)
  find_program(TOKENHUB_NODE node)
  if(NOT TARGET Qt6::Qml OR NOT TARGET Qt6::qmlcachegen)
    set(math_missing "Qt Qml with qmlcachegen")
  elseif(NOT TOKENHUB_NODE)
    set(math_missing "node")
  else()
    tokenhub_find_mathjax()
  endif()
endif()
if(math_missing)
  if(TOKENHUB_MATH STREQUAL "ON")
    message(FATAL_ERROR "Formulas cannot be typeset. Missing: ${math_missing}")
  endif()
  message(STATUS "Formulas are shown as TeX. Missing: ${math_missing}")
  return()
endif()

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  "${math_source}/package.json" "${math_source}/package-lock.json")
set(math_bundle "${math_build}/mathjax.mjs")
add_custom_command(OUTPUT "${math_bundle}"
  COMMAND "${TOKENHUB_NODE}" "${math_source}/bundle.mjs" "${math_modules}" "${math_bundle}"
  DEPENDS "${math_source}/bundle.mjs" "${math_source}/entry.js" "${math_source}/flatattributes.js"
    "${math_source}/package-lock.json"
  COMMENT "Bundling MathJax" VERBATIM)
set_source_files_properties("${math_bundle}" PROPERTIES GENERATED ON QT_RESOURCE_ALIAS mathjax.mjs)

# Compiled ahead of time it starts in a quarter of the time and takes a third of the memory. By hand: qt_add_qml_module()
# wants Qt's private headers. The source goes along, for a Qt of another version than the one that compiled.
set(math_path "/tokenhub/mathjax/mathjax.mjs")
add_custom_command(OUTPUT "${math_build}/mathjax_unit.cpp" "${math_build}/mathjax_qmlcache_loader.cpp"
  # What it says of a minified source (variables used before their declaration) helps nobody.
  COMMAND "${CMAKE_COMMAND}" -E env "QT_LOGGING_RULES=qt.qml.compiler.warning=false"
    $<TARGET_FILE:Qt6::qmlcachegen> --bare --only-bytecode --resource-path "${math_path}"
    -o "${math_build}/mathjax_unit.cpp" "${math_bundle}"
  COMMAND $<TARGET_FILE:Qt6::qmlcachegen> --resource-name tokenhub_math_units
    -o "${math_build}/mathjax_qmlcache_loader.cpp" "${math_path}"
  DEPENDS "${math_bundle}" COMMENT "Compiling MathJax" VERBATIM)

qt_add_library(tokenhub_math MODULE mathjaxengine.cpp mathjaxengine.h
  "${math_build}/mathjax_unit.cpp" "${math_build}/mathjax_qmlcache_loader.cpp")
set_source_files_properties("${math_build}/mathjax_unit.cpp" "${math_build}/mathjax_qmlcache_loader.cpp"
  PROPERTIES SKIP_AUTOMOC ON SKIP_UNITY_BUILD_INCLUSION ON COMPILE_OPTIONS -w)
qt_add_resources(tokenhub_math "mathjax" PREFIX "/tokenhub/mathjax" BASE "${math_build}" FILES "${math_bundle}")
target_include_directories(tokenhub_math PRIVATE "${PROJECT_SOURCE_DIR}/lib")
target_link_libraries(tokenhub_math PRIVATE tokenhub_flags Qt6::Qml Qt6::Svg)
set_target_properties(tokenhub_math PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/${math_plugin_folder}"
  PREFIX lib CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON UNITY_BUILD OFF)
install(TARGETS tokenhub_math LIBRARY DESTINATION "${math_plugin_folder}")
# Both are under the Apache License 2.0, which goes along with what it licenses.
include(GNUInstallDirs)
install(FILES "${math_modules}/mathjax-full/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME LICENSE.MathJax)
install(FILES "${math_modules}/mhchemparser/LICENSE.txt" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME LICENSE.mhchemparser)
