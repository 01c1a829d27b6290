@echo off
REM Builds and packs
setlocal enabledelayedexpansion
set OUT=%~dp0build
if not exist "%OUT%" mkdir "%OUT%"
for %%f in (*.cpp) do (
    echo Compiling %%f
    cl /nologo /c "%%f" || goto :failed
)
echo Done in !OUT!
exit /b 0
:failed
echo Error %errorlevel%
exit /b 1
