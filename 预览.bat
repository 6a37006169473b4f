@echo off
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "STATUS=1"
call "tools\windows\prepare.bat"
if errorlevel 1 goto end
if not defined CI start "" /min cmd /c "timeout /t 5 /nobreak >nul & start http://127.0.0.1:8000/"
".venv\Scripts\python.exe" -m generator serve %*
set "STATUS=%ERRORLEVEL%"
:end
if not defined CI pause
exit /b %STATUS%
