; The installer; called by build/freezing/installer.py:
;   makensis -DAPPDIR=… -DTITLE=… -DAPPID=… -DLONGEST_FOLDER=… -DVERSION=… -DICON=… -DOUT=… build/installer.nsi
; For one user, without an administrator's password. It never touches what the program keeps in
; $LOCALAPPDATA\${APPID}, nor any ledger.
; /WAIT=SECONDS  waits so long for the program to end, for it starts its own update · /OPEN  opens it
; afterwards · Status: 0 installed · 10 not 64 bit · 11 not Windows 10 · 12 the program runs · 13 path too long
Unicode true
!ifdef AMD64
Target amd64-unicode        ; for Wine without its 32-bit half; what ships can tell a 32-bit Windows why
!endif
!ifdef FAST
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 32
!endif
SetDateSave off             ; the same bytes each time
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define EXE "${APPID}.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APPID}"

Name "${TITLE} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APPID}"
InstallDirRegKey HKCU "Software\${APPID}" "InstallDir"
ManifestDPIAware true
ManifestSupportedOS all
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${TITLE} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将把${TITLE} ${VERSION} 装到这台电脑上，只给当前用户用，不需要管理员密码。$\r$\n$\r$\n已经装过旧版的，会原地升级；台账和设置都保留。$\r$\n$\r$\n请先退出正在运行的${TITLE}，再点“下一步”。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE leaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "这台电脑的 Windows 是 32 位的，${TITLE}需要 64 位的 Windows 10 或 11。没有安装任何东西。" /SD IDOK
    SetErrorLevel 10
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "${TITLE}需要 Windows 10 或 11，这台电脑的 Windows 太旧（7、8 都不行）。没有安装任何东西。" /SD IDOK
    SetErrorLevel 11
    Quit
  ${EndIf}
FunctionEnd

; Leaves 1 on the stack when the folder chosen is too deep.
Function isTooLong
  StrLen $0 $INSTDIR
  ${If} $0 > ${LONGEST_FOLDER}
    Push 1
  ${Else}
    Push 0
  ${EndIf}
FunctionEnd

Function leaveFolder
  Call isTooLong
  Pop $0
  ${If} $0 = 1
    MessageBox MB_ICONEXCLAMATION "这个文件夹的路径太长（超过 ${LONGEST_FOLDER} 个字符），装好后打不开。请选一个浅一些的文件夹，例如 D:\${APPID}。"
    Abort
  ${EndIf}
FunctionEnd

Section "main"
  SetShellVarContext current
  Call isTooLong
  Pop $0
  ${If} $0 = 1
    MessageBox MB_ICONSTOP "安装文件夹的路径太长（超过 ${LONGEST_FOLDER} 个字符）。没有安装任何东西；请换一个浅一些的文件夹。" /SD IDOK
    SetErrorLevel 13
    Quit
  ${EndIf}
  IfFileExists "$INSTDIR\${EXE}" 0 fresh
    StrCpy $2 0
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/WAIT=" $2
    IntOp $2 $2 * 2
    tryAgain:
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a     ; Windows gives a running program to nobody for writing
    IfErrors 0 notRunning
      IntOp $2 $2 - 1
      ${If} $2 > 0
        Sleep 500
        Goto tryAgain
      ${EndIf}
      MessageBox MB_ICONSTOP "${TITLE}正在运行，没有安装任何东西。请先退出${TITLE}，再运行一次安装程序。" /SD IDOK
      SetErrorLevel 12
      Quit
    notRunning:
    FileClose $0
    RMDir /r "$INSTDIR\_internal"       ; the old version's own files, and only those
  fresh:
  SetOutPath "$INSTDIR"
  File /r "${APPDIR}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${APPID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${EXE}"
  CreateDirectory "$SMPROGRAMS\${TITLE}"
  CreateShortCut "$SMPROGRAMS\${TITLE}\${TITLE}.lnk" "$INSTDIR\${EXE}"
  CreateShortCut "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"
SectionEnd

Function .onInstSuccess
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/OPEN" $2
  IfErrors done
    Exec '"$INSTDIR\${EXE}"'
  done:
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXE}" a
  IfErrors 0 notRunning
    IfFileExists "$INSTDIR\${EXE}" 0 notRunning
    MessageBox MB_ICONSTOP "${TITLE}正在运行，没有卸载。请先退出${TITLE}，再卸载。" /SD IDOK
    SetErrorLevel 12
    Quit
  notRunning:
  FileClose $0
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\taizhang.cmd"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"                      ; only when empty: what the clerk put there stays
  Delete "$DESKTOP\${TITLE}.lnk"
  RMDir /r "$SMPROGRAMS\${TITLE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${APPID}"
SectionEnd
