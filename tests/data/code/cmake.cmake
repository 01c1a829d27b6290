cmake_minimum_required(VERSION 3.25)
project(Sample VERSION 1.2.0 LANGUAGES CXX)

# Warnings everywhere
option(SAMPLE_WERROR "Treat warnings as errors" OFF)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui)
foreach(name IN ITEMS alpha beta)
  add_executable(${name} ${name}.cpp)
  target_link_libraries(${name} PRIVATE Qt6::Core "$<$<CONFIG:Debug>:dbg>")
endforeach()
if(NOT WIN32 AND EXISTS "${CMAKE_SOURCE_DIR}/extra")
  message(STATUS "Found \"extra\"")
endif()
