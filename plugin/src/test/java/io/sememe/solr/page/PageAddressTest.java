// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageAddressTest {

  @ParameterizedTest
  @CsvSource({
    "/solr/articles/sememe",
    "/solr/articles/sememe/",
    "/solr/articles/sememe/;session=1",
    "/solr/a%20b/%73ememe",
    "/behind/a/proxy/sememe/",
    "/behind/a/proxy/sememe"
  })
  void a_browser_finds_the_files_below_the_page(String address) {
    String files = PageAddress.isFolder(address) ? "digest/app.js" : "sememe/digest/app.js";
    String found = URI.create("http://host").resolve(address).resolve(files).getRawPath();
    String page = address.replaceFirst(";.*", "").replaceFirst("(?:sememe|%73ememe)/?$", "");
    assertEquals(page + "sememe/digest/app.js", found);
  }
}
