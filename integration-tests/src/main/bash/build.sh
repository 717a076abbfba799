# SPDX-License-Identifier: Apache-2.0
# Sourced by demo and measure: builds what they need and runs a main class of this module.

module=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
root=$(dirname "$module")

# Runs Maven in the project's root folder; says nothing unless it fails.
quiet_maven() {
  local output
  if ! command -v mvn >/dev/null; then
    echo "Maven is needed and mvn is not on the PATH." >&2
    return 1
  fi
  if ! output=$(cd "$root" && mvn -q -B "$@" 2>&1); then
    printf '%s\n' "$output" >&2
    echo "The build failed; its output is above." >&2
    return 1
  fi
}

# What the JVM of run_main gets beside its own.
jvm_options=()

# build MAVEN-ARGUMENT...: every module, and what the arguments add.
build() {
  if compgen -G "$root/solr-config/target/sememe-*.zip" >/dev/null; then
    echo "Building Sememe ..." >&2
  else
    echo "Building Sememe (the first time: downloads about 300 MB, a minute or two) ..." >&2
  fi
  # Neither tests nor formatting are this command's business: a half-done edit runs too.
  quiet_maven package -Dmaven.test.skip=true -Dspotless.check.skip=true "$@"
}

# run_main STREAM CLASS ARGUMENT...: replaces this shell by the main class.
# STREAM is the number of the stream that shows progress: a bar needs a terminal there.
run_main() {
  local stream=$1 class=$2 terminal=false archive
  shift 2
  if [ -t "$stream" ]; then
    terminal=true
  fi
  archive=$(ls -t "$root"/solr-config/target/sememe-*.zip | head -n 1)
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -cp "$module/target/classes:$(cat "$module/target/node.classpath")" \
    -Dsememe.archive="$archive" \
    -Dsememe.node.classpath="$module/target/node.classpath" \
    -Dsememe.terminal="$terminal" \
    ${jvm_options[@]+"${jvm_options[@]}"} \
    "$class" "$@"
}
