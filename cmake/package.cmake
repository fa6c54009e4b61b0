# What is installed, and the Debian package of it: ./dev package. Which libraries it depends on is told by board/package.sh.

install(TARGETS balai RUNTIME DESTINATION usr/bin)
install(DIRECTORY ${BALAI_ASSETS_DIR}/flags ${BALAI_ASSETS_DIR}/icons ${BALAI_ASSETS_DIR}/keyboards ${BALAI_ASSETS_DIR}/messages
        DESTINATION usr/share/balai)
install(DIRECTORY content/bali-process/ DESTINATION usr/share/balai/content)

file(GLOB units board/systemd/*)
install(FILES ${units} DESTINATION lib/systemd/system)
file(GLOB rules board/udev/*.rules)
install(FILES ${rules} DESTINATION lib/udev/rules.d)
install(FILES board/debian/balai.sysusers DESTINATION usr/lib/sysusers.d RENAME balai.conf)
install(FILES board/debian/balai.tmpfiles DESTINATION usr/lib/tmpfiles.d RENAME balai.conf)
install(FILES board/debian/balai.journald DESTINATION usr/lib/systemd/journald.conf.d RENAME balai.conf)
install(FILES board/debian/copyright DESTINATION usr/share/doc/balai)

# Written when a package is made: a manual page that gzip has not put a date into, and every setting with what it does.
install(CODE "set(balai_source \"${CMAKE_SOURCE_DIR}\")")
install(SCRIPT cmake/package-texts.cmake)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME balai)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "Balai developers <developers@balai.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "information display for conference venues")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Shows on a screen what is on now and where, and lets delegates touch to find
sessions, members, meetings and documents in their own language. Content comes
by USB stick. Made for a screen that starts when power comes, runs for days
without a network, and survives the loss of power.")
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE arm64)
endif()
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/board/debian/postinst ${CMAKE_SOURCE_DIR}/board/debian/prerm
    ${CMAKE_SOURCE_DIR}/board/debian/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
