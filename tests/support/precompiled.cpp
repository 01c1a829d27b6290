// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: the headers that test programs share are compiled with it (packaging/cmake/PrecompiledTests.cmake).
