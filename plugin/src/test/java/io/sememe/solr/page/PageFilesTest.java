// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must be true of the page's files, whichever there are. */
final class PageFilesTest {
  private static final Path SOURCES = Path.of("src/main/resources/io/sememe/solr/page");
  private static final int MOST_BYTES = 150_000;
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?:\\bfrom|\\bimport|module:|new Worker\\(new URL\\()\\s*\\(?\"(\\.[^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern STYLE_URL = Pattern.compile("url\\([\"']?([^\"')]+)");

  private static SortedMap<String, PageFile> read;
  private static PageFiles files;

  @BeforeAll
  static void read() throws IOException {
    read = PageFolder.read();
    files = PageFiles.read();
  }

  @Test
  void every_file_of_the_sources_is_served_under_its_name() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      Set<String> sources =
          all.filter(Files::isRegularFile)
              .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(sources, read.keySet());
      sources.remove("index.html");
      for (String name : sources) {
        assertTrue(files.file(name).isPresent(), name);
      }
    }
  }

  @Test
  void types_are_those_that_browsers_insist_on() {
    Map<String, String> types =
        Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "html", "text/html; charset=utf-8");
    read.forEach(
        (name, file) -> assertEquals(types.get(name.replaceFirst(".*\\.", "")), file.type(), name));
    assertEquals(Optional.empty(), PageFile.typeOf("PageFile.class"));
  }

  @Test
  void the_page_links_to_files_of_its_own_only() {
    List<String> links = found(LINK, files.index().text());
    assertFalse(links.isEmpty());
    for (String link : links) {
      if (!link.startsWith("#")) {
        String folder = PageFiles.FOLDER + files.digest() + "/";
        assertTrue(link.startsWith(folder), link);
        assertTrue(files.file(link.substring(folder.length())).isPresent(), link);
      }
    }
  }

  @Test
  void modules_import_files_of_the_page_only() {
    List<String> modules = read.keySet().stream().filter(name -> name.endsWith(".js")).toList();
    assertTrue(modules.contains("app.js"), modules::toString);
    for (String module : modules) {
      for (String imported : found(IMPORT, read.get(module).text())) {
        String name = URI.create(module).resolve(imported).toString();
        assertTrue(files.file(name).isPresent(), module + " imports " + imported);
      }
    }
  }

  @Test
  void modules_that_nobody_imports_are_not_brought_along() {
    Set<String> imported = new TreeSet<>(Set.of("app.js"));
    read.forEach(
        (name, file) ->
            found(IMPORT, file.text())
                .forEach(one -> imported.add(URI.create(name).resolve(one).toString())));
    for (String name : read.keySet()) {
      assertTrue(!name.endsWith(".js") || imported.contains(name), name);
    }
  }

  @Test
  void styles_load_files_of_the_page_only() {
    for (String name : read.keySet()) {
      if (name.endsWith(".css")) {
        String style = read.get(name).text();
        assertFalse(style.contains("@import"), name);
        for (String url : found(STYLE_URL, style)) {
          String loaded = URI.create(name).resolve(url).toString();
          assertTrue(files.file(loaded).isPresent(), name + " loads " + url);
        }
      }
    }
  }

  @Test
  void every_view_has_a_style() {
    List<String> views =
        read.keySet().stream().filter(name -> name.matches("view/(\\w+)/\\1\\.js")).toList();
    assertFalse(views.isEmpty());
    for (String view : views) {
      String style = view.replaceFirst("view/(\\w+)/.*", "style/$1.css");
      assertTrue(files.file(style).isPresent(), style);
    }
  }

  @Test
  void all_of_it_is_small() {
    int bytes = read.values().stream().mapToInt(file -> file.zipped().length).sum();
    assertTrue(bytes > 0 && bytes <= MOST_BYTES, bytes + " bytes");
  }

  @Test
  void all_of_it_is_text() throws CharacterCodingException {
    for (PageFile file : read.values()) {
      assertEquals(
          file.text(),
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes())).toString());
    }
  }

  @Test
  void the_page_says_where_its_files_are_and_nothing_else_changes() {
    String index = read.get("index.html").text();
    assertTrue(index.contains(PageFiles.PLACEHOLDER));
    assertEquals(
        index.replace(PageFiles.PLACEHOLDER, "sememe/" + files.digest()), files.index().text());
    for (String name : read.keySet()) {
      assertTrue(
          name.equals("index.html") || !read.get(name).text().contains(PageFiles.PLACEHOLDER),
          name);
    }
  }

  @Test
  void what_is_not_among_them_is_nowhere() {
    for (String name :
        List.of(
            "",
            "/",
            ".",
            "index.html",
            "part",
            "part/",
            "/app.js",
            "./app.js",
            "../page/app.js",
            "part/../app.js",
            "PageFiles.class",
            "app.js\0",
            "APP.JS",
            "..\\page\\app.js")) {
      assertTrue(files.file(name).isEmpty(), name);
    }
  }

  @Test
  void they_go_by_a_digest_of_their_own() {
    assertTrue(files.digest().matches("[0-9a-f]{16}"), files.digest());
    assertEquals(files.digest(), PageFiles.read().digest());
  }

  @Test
  void whatever_changes_in_them_changes_the_digest() {
    Set<String> digests = new TreeSet<>(Set.of(files.digest()));
    for (String name : List.copyOf(read.keySet())) {
      SortedMap<String, PageFile> changed = new TreeMap<>(read);
      PageFile file = read.get(name);
      changed.put(
          name, PageFile.of((file.text() + " ").getBytes(StandardCharsets.UTF_8), file.type()));
      assertTrue(digests.add(PageFiles.of(changed).digest()), name);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
