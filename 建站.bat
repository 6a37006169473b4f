@echo off
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "STATUS=1"
call "tools\windows\prepare.bat"
if errorlevel 1 goto end
".venv\Scripts\python.exe" -m generator build %*
set "STATUS=%ERRORLEVEL%"
if "%STATUS%"=="0" if not defined CI start "" "site\index.html"
:end
if not defined CI pause
exit /b %STATUS%
