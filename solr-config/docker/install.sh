# SPDX-License-Identifier: Apache-2.0
# What INSTALL.md says under "2. Copy three folders", "Upgrading" and "Solr's own text-to-vector
# module", once for each set of jars: another version, or those for a GPU. Solr's image sources this
# before it starts Solr, with "set -e".
listed=$(cat "$SOLR_HOME/sememe.jars" 2> /dev/null || true)
if grep -qvxF "$listed" <<< "$(cd "$SEMEME/lib" && ls)"; then
  if [ -n "$listed" ]; then
    (cd "$SOLR_HOME/lib" && xargs rm -f < ../sememe.jars)
  fi
  mkdir -p "$SOLR_HOME/lib" "$SOLR_HOME/models" "$SOLR_HOME/configsets"
  cp "$SEMEME"/lib/*.jar "$SOLR_HOME/lib/"
  if [ -w "$SOLR_HOME/models" ]; then
    cp -R "$SEMEME"/models/* "$SOLR_HOME/models/"
  else
    echo "Sememe: $SOLR_HOME/models is read-only, no models are copied: put those there that collections name"
  fi
  cp -R "$SEMEME"/configsets/* "$SOLR_HOME/configsets/"
  if grep -q '^sememe-text-to-vector-' <<< "$listed"; then
    cp "$SEMEME"/text-to-vector/*.jar "$SOLR_HOME/lib/"
  fi
  # At the end: whoever is interrupted before it begins anew, and knows what there was.
  (cd "$SEMEME/lib" && ls) > "$SOLR_HOME/sememe.jars"
  if grep -q '^sememe-text-to-vector-' <<< "$listed"; then
    (cd "$SEMEME/text-to-vector" && ls) >> "$SOLR_HOME/sememe.jars"
  fi
fi
