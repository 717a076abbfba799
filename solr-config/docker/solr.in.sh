
# What INSTALL.md says under "3. Settings in solr.in.sh", for the Java 21 of Solr's image.
# Solr's security manager (on by default below Java 24) forbids every native library but Solr's own.
SOLR_SECURITY_MANAGER_ENABLED=false

# Java 21: let Lucene use the processor's vector instructions.
SOLR_OPTS="$SOLR_OPTS --add-modules jdk.incubator.vector"
SOLR_OPTS="$SOLR_OPTS -Dsolr.retries.on.forward=0 -Dsolr.retries.to.followers=0"
