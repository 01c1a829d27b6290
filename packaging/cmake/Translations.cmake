# SPDX-License-Identifier: GPL-3.0-or-later
# tokenhub_translations: every translations/tokenhub-chat_LANG.ts as ":/i18n/tokenhub-chat_LANG.qm". Link it to the programs.
# The English file has the plural forms alone, every other one all texts. `cmake --build --preset dev --target
# update-translations` takes the texts of app/ into the files.

set(translations_files "${PROJECT_SOURCE_DIR}/translations/tokenhub-chat_en.ts"
  "${PROJECT_SOURCE_DIR}/translations/tokenhub-chat_zh_CN.ts")

qt_add_library(tokenhub_translations STATIC)
qt_add_lrelease(tokenhub_translations TS_FILES ${translations_files} OPTIONS -silent QM_FILES_OUTPUT_VARIABLE translations_qm)
qt_add_resources(tokenhub_translations "translations"
  PREFIX "/i18n" BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${translations_qm})

add_custom_target(update-translations
  COMMAND Qt6::lupdate -locations none -no-obsolete -pluralonly app -ts translations/tokenhub-chat_en.ts
  COMMAND Qt6::lupdate -locations none -no-obsolete app -ts translations/tokenhub-chat_zh_CN.ts
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
