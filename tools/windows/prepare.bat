@echo off
rem Make the virtual environment and install the packages, from wheels\ where they lie there, else from the network.
rem Called by the files beside mkdocs.yml, which have set the folder and the code page.
if exist ".venv\ready-windows" exit /b 0
set "FOUND="
for %%v in (3.13 3.12 3.11) do if not defined FOUND (py -%%v -c "" >nul 2>nul && set "FOUND=py -%%v")
if not defined FOUND python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "FOUND=python"
if not defined FOUND (
  type "tools\windows\no-python.txt"
  exit /b 1
)
type "tools\windows\preparing.txt"
%FOUND% -m venv .venv
if errorlevel 1 exit /b 1
set "SOURCE="
if exist "wheels\" set "SOURCE=--no-index --find-links wheels"
".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check %SOURCE% -r requirements.txt
if errorlevel 1 (
  type "tools\windows\not-installed.txt"
  exit /b 1
)
type nul >".venv\ready-windows"
exit /b 0
