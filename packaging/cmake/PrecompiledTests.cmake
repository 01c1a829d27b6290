# SPDX-License-Identifier: GPL-3.0-or-later
# Half of the time a test program takes to compile goes into headers of Qt and the standard library: they are read once
# for all programs that use the same modules of Qt. Only preset suite builds so: who leaves out an include sees it in dev.

# Qt's own search for test data names each program's folder on the command line, so that no two folders could share
# anything. Nobody uses it here.
set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

# tokenhub_qt_modules(OUT LIBRARY ...): those of Gui, Network and Widgets that come with the libraries; the headers of
# Qt Test differ by them.
function(tokenhub_qt_modules out)
  set(seen "")
  set(queue ${ARGN})
  while(queue)
    list(POP_FRONT queue library)
    if(NOT TARGET "${library}" OR library IN_LIST seen)
      continue()
    endif()
    list(APPEND seen "${library}")
    get_target_property(next "${library}" INTERFACE_LINK_LIBRARIES)
    if(next)
      list(APPEND queue ${next})
    endif()
  endwhile()
  set(modules "")
  foreach(module Gui Network Widgets)
    if("Qt6::${module}" IN_LIST seen)
      list(APPEND modules "${module}")
    endif()
  endforeach()
  set(${out} "${modules}" PARENT_SCOPE)
endfunction()

# tokenhub_precompile(NAME LIBRARY ...): the test program NAME, which links to the libraries.
function(tokenhub_precompile name)
  tokenhub_qt_modules(modules ${ARGN})
  list(JOIN modules "_" suffix)
  string(TOLOWER "tokenhub_precompiled_core_${suffix}" shared)
  if(NOT TARGET "${shared}")
    add_library("${shared}" OBJECT "${PROJECT_SOURCE_DIR}/tests/support/precompiled.cpp")
    set_target_properties("${shared}" PROPERTIES AUTOMOC OFF UNITY_BUILD OFF)
    set(headers <QDir> <QElapsedTimer> <QFile> <QJsonArray> <QJsonDocument> <QJsonObject> <QObject> <QScopeGuard>
      <QSignalSpy> <QTemporaryDir> <QTest> <QTimer> <QUrl> <algorithm> <chrono> <functional> <map> <memory> <optional>
      <variant> <vector>)
    if("Widgets" IN_LIST modules)
      list(APPEND headers <QApplication> <QWidget>)
    endif()
    target_precompile_headers("${shared}" PRIVATE ${headers})
    list(TRANSFORM modules PREPEND "Qt6::")
    target_link_libraries("${shared}" PRIVATE tokenhub_flags Qt6::Test ${modules})
  endif()
  target_precompile_headers("${name}" REUSE_FROM "${shared}")
  # Where they do not fit the headers themselves are read: slower, no error.
  set_target_properties("${name}" PROPERTIES PCH_WARN_INVALID OFF)
  # Nearly nothing is in it.
  set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
