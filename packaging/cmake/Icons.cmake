# SPDX-License-Identifier: GPL-3.0-or-later
# tokenhub_icons: the Lucide icons that resources/icons/icons.txt names as ":/icons/NAME.svg", their licence as
# ":/icons/LICENSE", and the program's own icon as ":/app/icon.svg". Link it to whatever shows icons.

set(icons_source "${PROJECT_SOURCE_DIR}/resources/icons")
set(icons_build "${CMAKE_CURRENT_BINARY_DIR}/icons")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  "${icons_source}/icons.txt" "${icons_source}/package.json" "${icons_source}/package-lock.json")

if(TOKENHUB_NODE_MODULES)
  set(icons_modules "${TOKENHUB_NODE_MODULES}")
else()
  set(icons_modules "${icons_build}/node_modules")
  file(SHA256 "${icons_source}/package-lock.json" icons_lock)
  set(icons_installed "")
  if(EXISTS "${icons_build}/installed.txt")
    file(READ "${icons_build}/installed.txt" icons_installed)
  endif()
  if(NOT icons_installed STREQUAL icons_lock)
    find_program(TOKENHUB_NPM npm)
    if(NOT TOKENHUB_NPM)
      message(FATAL_ERROR "npm is needed for the icons. Install it, or give a folder of installed packages: "
        "-DTOKENHUB_NODE_MODULES=DIR")
    endif()
    message(STATUS "Fetching the icons with npm")
    file(COPY "${icons_source}/package.json" "${icons_source}/package-lock.json" "${icons_source}/.npmrc"
      DESTINATION "${icons_build}")
    execute_process(COMMAND "${TOKENHUB_NPM}" ci --ignore-scripts --prefer-offline
      WORKING_DIRECTORY "${icons_build}" RESULT_VARIABLE icons_result OUTPUT_VARIABLE icons_output ERROR_VARIABLE icons_output)
    if(NOT icons_result EQUAL 0)
      message(FATAL_ERROR "npm could not fetch the icons (an offline build needs -DTOKENHUB_NODE_MODULES=DIR):\n${icons_output}")
    endif()
    file(WRITE "${icons_build}/installed.txt" "${icons_lock}")
  endif()
endif()

if(NOT EXISTS "${icons_modules}/lucide-static/LICENSE")
  message(FATAL_ERROR "There is no lucide-static in ${icons_modules}.")
endif()
file(STRINGS "${icons_source}/icons.txt" icons_names REGEX "^[a-z0-9]")
set(icons_files "")
foreach(name IN LISTS icons_names)
  set(file "${icons_modules}/lucide-static/icons/${name}.svg")
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "resources/icons/icons.txt names \"${name}\", which lucide-static does not have.")
  endif()
  set_source_files_properties("${file}" PROPERTIES QT_RESOURCE_ALIAS "${name}.svg")
  list(APPEND icons_files "${file}")
endforeach()
set_source_files_properties("${icons_modules}/lucide-static/LICENSE" PROPERTIES QT_RESOURCE_ALIAS "LICENSE")
set_source_files_properties("${PROJECT_SOURCE_DIR}/resources/app/link.tokenhub.Chat.svg"
  PROPERTIES QT_RESOURCE_ALIAS "icon.svg")

qt_add_library(tokenhub_icons STATIC)
qt_add_resources(tokenhub_icons "icons" PREFIX "/icons" FILES ${icons_files} "${icons_modules}/lucide-static/LICENSE")
qt_add_resources(tokenhub_icons "app_icon" PREFIX "/app" FILES "${PROJECT_SOURCE_DIR}/resources/app/link.tokenhub.Chat.svg")
