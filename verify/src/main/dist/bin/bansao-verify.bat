@echo off
rem Starts bansao-verify with the Java of JAVA_HOME or of the PATH.
setlocal
set "BANSAO_HOME=%~dp0.."
set "BANSAO_JAVA=java"
if defined JAVA_HOME set "BANSAO_JAVA=%JAVA_HOME%\bin\java"
"%BANSAO_JAVA%" -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "%BANSAO_HOME%\lib\*" vn.bansao.verify.cli.Main %*
exit /b %ERRORLEVEL%
