// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.solr.TextDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.core.CoreContainer;

/**
 * The files of the page, as this version of the plugin brings them. Immutable: a file is found
 * among those that were read, and nowhere else.
 */
final class PageFiles {
  /** Where the page itself says where its other files are. */
  static final String PLACEHOLDER = "{{files}}";

  /**
   * Where the folder is that is named after the digest, relative to the page. Whether the page's
   * own address ends with '/' Solr tells no handler, and not even the node that it sends a request
   * on to.
   */
  static final String FOLDER = "sememe/";

  private static final String INDEX = "index.html";
  private static final int DIGITS = 16;

  private final PageFile index;
  private final Map<String, PageFile> byName;
  private final String digest;

  private PageFiles(PageFile index, Map<String, PageFile> byName, String digest) {
    this.index = index;
    this.byName = byName;
    this.digest = digest;
  }

  /** Returns these files, among which the page itself must be. */
  static PageFiles of(SortedMap<String, PageFile> files) {
    Map<String, PageFile> others = new HashMap<>(files);
    PageFile index = Objects.requireNonNull(others.remove(INDEX), INDEX);
    String digest = digest(files);
    return new PageFiles(placed(index, FOLDER + digest), Map.copyOf(others), digest);
  }

  /**
   * Returns the files, which are read once for a node.
   *
   * @throws SolrException 500 when the plugin's jar cannot be read
   */
  static PageFiles of(CoreContainer container) {
    return container
        .getObjectCache()
        .computeIfAbsent(PageFiles.class.getName(), PageFiles.class, key -> read());
  }

  /** Reads them, as {@link #of} does. */
  static PageFiles read() {
    try {
      return of(PageFolder.read());
    } catch (IOException | SecurityException e) {
      throw new SolrException(
          ErrorCode.SERVER_ERROR, "the page cannot be read from the plugin's jar", e);
    }
  }

  /** Returns what the files go by, 16 hexadecimal digits: others have another one. */
  String digest() {
    return digest;
  }

  /** Returns a file, but not the page itself. */
  Optional<PageFile> file(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns the page itself, which says where its files are. */
  PageFile index() {
    return index;
  }

  private static PageFile placed(PageFile index, String address) {
    String text = index.text().replace(PLACEHOLDER, address);
    return PageFile.of(text.getBytes(StandardCharsets.UTF_8), index.type());
  }

  private static String digest(SortedMap<String, PageFile> files) {
    TextDigest digest = new TextDigest();
    files.forEach((name, file) -> digest.add(name).add(file.text()));
    return digest.hex().substring(0, DIGITS);
  }
}
