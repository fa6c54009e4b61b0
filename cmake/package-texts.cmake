# Run when a package is made: the texts that are made from others. board/package.sh leaves two of them in $BALAI_TEXTS, for it
# has a program that this machine can run.
set(root "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")

function(compress from to)
  get_filename_component(folder "${to}" DIRECTORY)
  file(MAKE_DIRECTORY "${folder}")
  execute_process(COMMAND gzip -9n INPUT_FILE "${from}" OUTPUT_FILE "${to}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(NOT DEFINED ENV{BALAI_TEXTS})
  return() # cmake --install by hand: a program without its documents
endif()
compress("${balai_source}/board/balai.1" "${root}/usr/share/man/man1/balai.1.gz")
compress("${balai_source}/CHANGELOG.md" "${root}/usr/share/doc/balai/NEWS.gz")
compress("$ENV{BALAI_TEXTS}/changelog" "${root}/usr/share/doc/balai/changelog.gz")
file(COPY_FILE "$ENV{BALAI_TEXTS}/settings.txt" "${root}/usr/share/doc/balai/settings.txt")
