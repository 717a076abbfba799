// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shipped configset with elements that a document shows. An element that says something else
 * than the shipped one of its name takes that one's place.
 */
final class ConfigurationVariant {
  private static final List<String> FILES = List.of("managed-schema.xml", "solrconfig.xml");
  private static final Pattern ELEMENT = element("\\w+", "[/\\w]+");

  private final Configset configset;
  private final Path conf;

  private ConfigurationVariant(Configset configset, Path conf) {
    this.configset = configset;
    this.conf = conf;
  }

  /** Copies the shipped configset under a name. */
  static ConfigurationVariant of(SolrNode node, String name) {
    Configset copy = Configset.copy(node, name);
    Path conf = node.home().folder().resolve("configsets").resolve(name).resolve("conf");
    return new ConfigurationVariant(copy, conf);
  }

  /** Puts all elements of a text in; fails on any other text and on a name that is not shipped. */
  void put(String text) throws IOException {
    assertEquals("", ELEMENT.matcher(text).replaceAll("").strip(), "not an element with a name");
    Matcher elements = ELEMENT.matcher(text);
    while (elements.find()) {
      put(elements.group(), elements.group(1), elements.group(2));
    }
  }

  private void put(String element, String tag, String name) throws IOException {
    for (String file : FILES) {
      Matcher shipped = element(tag, name).matcher(Files.readString(conf.resolve(file)));
      if (shipped.find()) {
        replace(file, shipped.group(), element);
        return;
      }
    }
    throw new AssertionError("the configset has no <" + tag + " name=\"" + name + "\">");
  }

  private void replace(String file, String before, String after) {
    if (!withoutBlanks(before).equals(withoutBlanks(after))) {
      configset.replace(file, before, after);
    }
  }

  private static Pattern element(String tag, String name) {
    return Pattern.compile(
        "(?s)<(" + tag + ") name=\"(" + name + ")\"[^>]*?(?:/>|(?<!/)>.*?</\\1>)");
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }
}
