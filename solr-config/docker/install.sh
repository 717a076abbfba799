# SPDX-License-Identifier: Apache-2.0
# What INSTALL.md says under "2. Copy three folders" and "Upgrading", once for each version of the
# archive. Solr's image sources this before it starts Solr, with "set -e".
if ! grep -qxF "$(cd "$SEMEME/lib" && ls sememe-plugin-*.jar)" "$SOLR_HOME/sememe.jars" 2> /dev/null; then
  if [ -f "$SOLR_HOME/sememe.jars" ]; then
    (cd "$SOLR_HOME/lib" && xargs rm -f < ../sememe.jars)
  fi
  mkdir -p "$SOLR_HOME/lib" "$SOLR_HOME/models" "$SOLR_HOME/configsets"
  cp "$SEMEME"/lib/*.jar "$SOLR_HOME/lib/"
  cp -R "$SEMEME"/models/* "$SOLR_HOME/models/"
  cp -R "$SEMEME"/configsets/* "$SOLR_HOME/configsets/"
  (cd "$SEMEME/lib" && ls) > "$SOLR_HOME/sememe.jars"
fi
