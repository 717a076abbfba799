// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A temporary Solr home. {@link #install} does what INSTALL.md tells an administrator: copy the
 * archive's lib, models and configsets into the home. Closing deletes the folder.
 */
public final class SolrHome implements AutoCloseable {

  private static final Set<String> INSTALLED = Set.of("lib", "models", "configsets");
  private static final String SOLR_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <solr/>
      """;

  /** A short session, so that a cluster notices soon that a node was killed. */
  private static final String CLUSTER_SOLR_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <solr>
        <str name="allowPaths">${solr.allowPaths:}</str>
        <solrcloud>
          <str name="host">127.0.0.1</str>
          <int name="hostPort">${hostPort:0}</int>
          <str name="hostContext">solr</str>
          <int name="zkClientTimeout">6000</int>
        </solrcloud>
      </solr>
      """;

  private final Path folder;
  private boolean closed;

  private SolrHome(Path folder) {
    this.folder = folder;
  }

  /** A home with a minimal solr.xml and nothing of Sememe. */
  public static SolrHome plain() {
    try {
      SolrHome home = new SolrHome(Files.createTempDirectory("sememe-home-").toRealPath());
      Files.createDirectories(home.temporaryFolder());
      Files.createDirectories(home.logFolder());
      Files.writeString(home.folder.resolve("solr.xml"), SOLR_XML);
      return home;
    } catch (IOException e) {
      throw new NodeException("cannot create a Solr home in the temporary folder", e);
    }
  }

  /** A home with the distribution archive of this build installed. */
  public static SolrHome installed() {
    SolrHome home = plain();
    try {
      home.install(Settings.archive());
      return home;
    } catch (NodeException e) {
      home.close();
      throw e;
    }
  }

  /** Makes this the home of a node that takes part in a cluster. */
  synchronized void joinCluster() {
    requireOpen();
    try {
      Files.writeString(folder.resolve("solr.xml"), CLUSTER_SOLR_XML);
    } catch (IOException e) {
      throw new NodeException("cannot write the solr.xml of " + folder, e);
    }
  }

  /** Copies lib, models and configsets of an archive into this home. */
  public synchronized void install(Path archive) {
    requireOpen();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        extract(zip, entries.nextElement());
      }
    } catch (IOException e) {
      throw new NodeException("cannot install " + archive + " into " + folder, e);
    }
  }

  /** Adds a model folder under the given name. */
  public synchronized void addModel(String name, Path source) {
    requireOpen();
    try {
      FileTree.copy(source, folder.resolve("models").resolve(name));
    } catch (IOException e) {
      throw new NodeException("cannot copy the model " + source + " into " + folder, e);
    }
  }

  /** The folder that Solr is started on. */
  public Path folder() {
    return folder;
  }

  /** The folder that the node, and the JVM when it crashes, write their logs to. */
  public Path logFolder() {
    return folder.resolve("logs");
  }

  Path temporaryFolder() {
    return folder.resolve("tmp");
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new NodeException("cannot delete " + folder, e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new NodeException(folder + " is closed");
    }
  }

  private void extract(ZipFile zip, ZipEntry entry) throws IOException {
    // The archive has one top folder, sememe-<version>/: what matters starts below it.
    Path inside = Path.of(entry.getName());
    if (entry.isDirectory() || inside.getNameCount() < 3) {
      return;
    }
    if (!INSTALLED.contains(inside.getName(1).toString())) {
      return;
    }
    Path target = folder.resolve(inside.subpath(1, inside.getNameCount())).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException(entry.getName() + " points outside the archive");
    }
    Files.createDirectories(target.resolveSibling("."));
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }
}
