// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Project;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The picture at the top of README.md: target/page/readme.png is copied to where it names it. */
@ExtendWith(SharedPage.class)
final class PagePictureIT {
  private static final int WIDTH = 1280;
  private static final int MOST_BYTES = 250_000;
  private static final Pattern IMAGE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");

  private final Site site;

  PagePictureIT(Site site) {
    this.site = site;
  }

  @Test
  void it_shows_a_question_that_words_alone_do_not_answer() throws IOException {
    String question = "#/search?q=someone+who+secretly+works+for+the+enemy";
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, question)) {
      assertAnswered(visit);
      // The first question of all waits for the models.
      visit.page().reload();
      assertAnswered(visit);
      assertThat(visit.find("#column-meaning .hit").first()).containsText("Mole (espionage)");
      assertThat(visit.find("#column-words .hit").first()).not().containsText("Mole (espionage)");
      Path file = visit.screenshot("readme");
      Path picture = file.resolveSibling("readme.png");
      Files.move(file, picture, StandardCopyOption.REPLACE_EXISTING);
      assertIsPicture(picture);
    }
  }

  @Test
  void readme_opens_with_one_that_is_there_and_says_what_it_shows() throws IOException {
    String readme = Files.readString(Project.file("README.md"));
    Matcher image = IMAGE.matcher(readme);
    assertTrue(image.find(), "README.md shows no picture");
    assertTrue(image.start() < readme.indexOf("\n## "), "not before the first heading");
    assertFalse(image.group(1).isBlank(), "the picture has no text for who cannot see it");
    assertEquals("solr-config/docs/page.png", image.group(2));
    assertIsPicture(Project.file(image.group(2)));
  }

  private static void assertAnswered(Visit visit) {
    assertThat(visit.find(".column").first()).isVisible();
    assertThat(visit.find(".column[aria-busy]")).hasCount(0);
  }

  private static void assertIsPicture(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals(WIDTH, picture.getWidth(), file::toString);
    long bytes = Files.size(file);
    assertTrue(bytes < MOST_BYTES, () -> file + " has " + bytes + " bytes");
  }
}
