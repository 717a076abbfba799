@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Adds models to a Solr node, looks at them, and says what is wrong with a set-up: see COMMAND.md.
rem Runs from the unpacked archive with the Java of SOLR_JAVA_HOME, JAVA_HOME or the PATH.
setlocal
rem doctor says with 1 that there are warnings, and nothing worse.
set "SEMEME_STATUS=1"
if "%~1"=="doctor" set "SEMEME_STATUS=2"
for %%I in ("%~dp0..") do set "SEMEME_ARCHIVE=%%~fI"
if not exist "%SEMEME_ARCHIVE%\command\lib" (
  echo sememe: "%SEMEME_ARCHIVE%\command\lib" is missing: unpack the whole archive 1>&2
  exit /b %SEMEME_STATUS%
)

set "SEMEME_JAVA=java"
if defined JAVA_HOME set "SEMEME_JAVA=%JAVA_HOME%\bin\java"
if defined SOLR_JAVA_HOME set "SEMEME_JAVA=%SOLR_JAVA_HOME%\bin\java"
"%SEMEME_JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo sememe: "%SEMEME_JAVA%" cannot be started, this is what it says: 1>&2
  "%SEMEME_JAVA%" -version 1>&2
  echo install Java 17 or newer, or name it in SOLR_JAVA_HOME or JAVA_HOME 1>&2
  exit /b %SEMEME_STATUS%
)

rem The outer quotes are for the cmd that runs this line, which takes them off. Without carets of their
rem own they would count as quotes here, and the other carets would stand inside quotes and stay.
set "SEMEME_FEATURE=0"
for /f "tokens=3" %%V in ('^""%SEMEME_JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do (
  for /f "delims=." %%N in ("%%~V") do set "SEMEME_FEATURE=%%N"
)
if %SEMEME_FEATURE% LSS 17 (
  echo sememe: "%SEMEME_JAVA%" is Java %SEMEME_FEATURE%; 17 or newer is needed 1>&2
  exit /b %SEMEME_STATUS%
)

set "SEMEME_FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if %SEMEME_FEATURE% GEQ 24 set "SEMEME_FLAGS=%SEMEME_FLAGS% --enable-native-access=ALL-UNNAMED"

rem SEMEME_JAVA_OPTS: further options for this command's Java, such as those of a proxy.
rem A Java that fails before it gets to the doctor ends with 1, too: warnings have another number there.
"%SEMEME_JAVA%" %SEMEME_FLAGS% %SEMEME_JAVA_OPTS% "-Dsememe.home=%SEMEME_ARCHIVE%" -Dsememe.doctor.warned=3 ^
  -cp "%SEMEME_ARCHIVE%\lib\*;%SEMEME_ARCHIVE%\command\lib\*" io.sememe.command.Main %*
set "SEMEME_ENDED=%ERRORLEVEL%"
if not "%~1"=="doctor" exit /b %SEMEME_ENDED%
if "%SEMEME_ENDED%"=="0" exit /b 0
if "%SEMEME_ENDED%"=="3" exit /b 1
exit /b %SEMEME_STATUS%
