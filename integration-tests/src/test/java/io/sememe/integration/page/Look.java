// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** A window that the page is looked at in, on a system of light or dark colours. */
enum Look {
  DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT),
  DESKTOP_DARK(1280, 800, ColorScheme.DARK),
  PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
  PHONE_DARK(390, 844, ColorScheme.DARK);

  private final int width;
  private final int height;
  private final ColorScheme colours;

  Look(int width, int height, ColorScheme colours) {
    this.width = width;
    this.height = height;
    this.colours = colours;
  }

  boolean isPhone() {
    return this == PHONE_LIGHT || this == PHONE_DARK;
  }

  boolean isDark() {
    return colours == ColorScheme.DARK;
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setHasTouch(isPhone())
        .setColorScheme(colours)
        .setLocale("en-US");
  }

  /** As screenshots are called: "phone-dark". */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
