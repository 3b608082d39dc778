; Installs one brand for one person, without an administrator: the window, the command, the link, the entry in the menu.
; Made into an .exe by windows_setup.py, which writes brand.nsh with what the brand is called.
;
; | Option       | Does                                                                      |
; |--------------|---------------------------------------------------------------------------|
; | /S           | says nothing and asks nothing; keys and connections stay when uninstalling |
; | /WAIT=30     | seconds in which a silent run waits for the program to be closed           |
; | /D=FOLDER    | (installing, last on the line, no quotes) another folder                   |
; | /KEYS        | (uninstalling, with /S) keys and connections go as well                    |
;
; Exit codes: 0 done, 1 the person said no, 3 a newer version is installed, 4 the program is open, 5 the folder holds
; something else or cannot be written to, 6 keys could not be removed. Whenever it is not 0, nothing was changed.

!include brand.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh

Name "${NAME}" "${NAME_SHOWN}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor ${PACKED}
SetOverwrite on
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"
Icon "${ICON}"
UninstallIcon "${ICON}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"

!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}-window.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "open"
; One page before anything happens: what is installed and of what it is made. There is nothing to agree to.
!define MUI_PAGE_HEADER_TEXT "${NAME_SHOWN}"
!define MUI_PAGE_HEADER_SUBTEXT "${VERSION}"
!define MUI_LICENSEPAGE_TEXT_TOP " "
!define MUI_LICENSEPAGE_TEXT_BOTTOM " "
!define MUI_LICENSEPAGE_BUTTON "$(^InstallBtn)"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!include languages.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 ProductName "${NAME}"
VIAddVersionKey /LANG=0 FileDescription "${NAME}"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 CompanyName "${NAME}"
VIAddVersionKey /LANG=0 LegalCopyright "MIT"

!ifdef SIGN
  !finalize '${SIGN}'
  !uninstfinalize '${SIGN}'
!endif

; Ends with this exit code, after these words where somebody sees them.
!macro Stop CODE WORDS
  MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs cannot be written to. Waits until neither does, or the person gives up, or the time is over.
!macro IsOpen FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $R2 "${FILE}" a
    ${If} ${Errors}
      StrCpy $R3 "open"
    ${Else}
      FileClose $R2
    ${EndIf}
  ${EndIf}
!macroend
!macro WaitUntilClosed UN
  Function ${UN}WaitUntilClosed
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/WAIT=" $R1
    ${If} ${Errors}
      StrCpy $R1 30
    ${EndIf}
    ${Do}
      StrCpy $R3 ""
      !insertmacro IsOpen "$INSTDIR\${PROGRAM}.exe"
      !insertmacro IsOpen "$INSTDIR\${PROGRAM}-window.exe"
      ${If} $R3 == ""
        ${ExitDo}
      ${EndIf}
      ${IfNot} ${Silent}
        MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(RUNNING)" IDRETRY again
        SetErrorLevel 1
        Quit
      ${EndIf}
      ${If} $R1 <= 0
        SetErrorLevel 4
        Quit
      ${EndIf}
      Sleep 1000
      IntOp $R1 $R1 - 1
      again:
    ${Loop}
  FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  ReadRegStr $R3 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $R3 != ""
    ${VersionCompare} $R3 "${VERSION}" $R4
    ${If} $R4 == 1
      StrCpy $0 $R3
      !insertmacro Stop 3 "$(NEWER)"
    ${EndIf}
  ${EndIf}
  ; The whole folder is exchanged below, so it must be ours, or empty.
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}.exe"
    ${DirState} "$INSTDIR" $R4
    ${If} $R4 == 1
      !insertmacro Stop 5 "$(FOREIGN)"
    ${EndIf}
  ${EndIf}
  Call WaitUntilClosed
FunctionEnd

; The new program is laid out beside the old one and takes its place as a whole: whatever goes wrong, one of them works.
Section
  SetShellVarContext current
  RMDir /r "$INSTDIR.new"
  RMDir /r "$INSTDIR.old"
  ClearErrors
  SetOutPath "$INSTDIR.new"
  File /r "${HOME}\*.*"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.new"
    !insertmacro Stop 5 "$(UNWRITTEN)"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
    Rename "$INSTDIR" "$INSTDIR.old"
  ${EndIf}
  Rename "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.new"
    Rename "$INSTDIR.old" "$INSTDIR"
    !insertmacro Stop 4 "$(RUNNING)"
  ${EndIf}
  RMDir /r "$INSTDIR.old"

  !insertmacro WriteValues
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}-window.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !ifdef HOMEPAGE
    WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
  !endif
  CreateShortCut "$SMPROGRAMS\${NAME_OF_FILE}.lnk" "$INSTDIR\${PROGRAM}-window.exe" "open"
SectionEnd

; Without a yes keys and connections stay: who installs again goes on where they were.
Function un.onInit
  Call un.WaitUntilClosed
FunctionEnd

Section Uninstall
  SetShellVarContext current
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/KEYS" $R1
  ${IfNot} ${Errors}
    Goto keys
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(KEYS)" /SD IDNO IDNO program
  keys:
  nsExec::Exec '"$INSTDIR\${PROGRAM}.exe" disconnect --all --yes'
  Pop $R2
  ${If} $R2 != 0
    !insertmacro Stop 6 "$(KEYS_LEFT)"
  ${EndIf}
  RMDir /r "$LOCALAPPDATA\${PROGRAM}"
  program:
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}.exe"
    RMDir /r "$INSTDIR"
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME_OF_FILE}.lnk"
  !insertmacro DeleteKeys
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
