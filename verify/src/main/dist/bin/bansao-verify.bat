@echo off
rem Starts bansao-verify with the Java of JAVA_HOME or of the PATH.
setlocal
set "BANSAO_HOME=%~dp0.."
set "BANSAO_JAVA=java"
if defined JAVA_HOME set "BANSAO_JAVA=%JAVA_HOME%\bin\java"
rem EU DSS lies apart: it makes the start slow, and is asked for seldom.
set "BANSAO_PATH=%BANSAO_HOME%\lib\*"
echo %* | findstr /C:"--second-opinion" /C:"etsi-xml" >nul && set "BANSAO_PATH=%BANSAO_HOME%\lib\*;%BANSAO_HOME%\second-opinion\*"
rem For HTML reports: pictures are drawn without a screen, and the renderer's log repeats what the report says.
set "BANSAO_QUIET=-Djava.awt.headless=true -Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"
"%BANSAO_JAVA%" -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %BANSAO_QUIET% -cp "%BANSAO_PATH%" vn.bansao.verify.cli.Main %*
exit /b %ERRORLEVEL%
