package io.snn4j.mnist.plot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import io.snn4j.api.Check;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** A drawing, to be saved as SVG or PNG or put into a page. */
public final class Picture {

  private static final int PNG_SCALE = 2;

  private final String title;
  private final int width;
  private final int height;
  private final Consumer<Svg> drawing;

  /**
   * A picture.
   *
   * @param title what it shows, for those who cannot see it
   * @param drawing draws it, as often as asked
   */
  Picture(String title, int width, int height, Consumer<Svg> drawing) {
    this.title = title;
    this.width = width;
    this.height = height;
    this.drawing = drawing;
  }

  /** {@return what it shows} */
  public String title() {
    return title;
  }

  /** {@return the width in pixels} */
  public int width() {
    return width;
  }

  /** {@return the height in pixels} */
  public int height() {
    return height;
  }

  /**
   * {@return both pictures in one, the other to the right}
   *
   * @param other the picture to put to the right
   */
  public Picture beside(Picture other) {
    return new Picture(
        title + ", " + other.title,
        width + other.width,
        Math.max(height, other.height),
        svg -> {
          drawing.accept(svg);
          svg.moved(width, 0, other.drawing);
        });
  }

  /** {@return it as an SVG document, on white} */
  public String svg() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element(
            Ink::light,
            "xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                .formatted(width, height),
            true);
  }

  /**
   * {@return it as an element of an HTML page, as wide as there is room, in colours that the page
   * gives as CSS variables ({@link Ink#variable})}
   */
  public String inline() {
    return element(
        ink -> "var(" + ink.variable() + ")",
        "width=\"100%%\" style=\"max-width:%dpx\"".formatted(width),
        false);
  }

  private String element(Function<Ink, String> colour, String attributes, boolean ground) {
    Svg svg = new Svg(colour);
    if (ground) {
      svg.rect(0, 0, width, height, Ink.PAPER);
    }
    drawing.accept(svg);
    return "<svg %s viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\">\n<title>%s</title>\n"
            .formatted(attributes, width, height, Xml.escape(title))
        + svg.text()
        + "</svg>\n";
  }

  /**
   * {@return it as pixels}
   *
   * @param scale the pixels of the image for one of the picture, at least 1
   */
  public BufferedImage image(int scale) {
    Check.atLeast("scale", scale, 1);
    // there may be no screen, and none is needed
    System.setProperty("java.awt.headless", "true");
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg().getBytes(UTF_8)),
                null,
                LoaderContext.createDefault());
    if (document == null) {
      throw new IllegalStateException("the picture '%s' is no SVG".formatted(title));
    }
    BufferedImage image =
        new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    document.render(null, graphics, new ViewBox(0, 0, scale * width, scale * height));
    graphics.dispose();
    return image;
  }

  /**
   * Writes it as SVG or as PNG, twice as large, as the name ends in {@code .svg} or {@code .png}.
   *
   * @param file the file
   * @throws IllegalArgumentException if it ends otherwise
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    Check.that(
        name.endsWith(".svg") || name.endsWith(".png"),
        "a picture is saved as .svg or .png, but the file is to be %s",
        file);
    // Files, because ImageIO tells less of what went wrong
    try (var out = Files.newOutputStream(file)) {
      write(out, name.endsWith(".svg"));
    }
  }

  /**
   * Writes it as SVG, or as PNG that is twice as large.
   *
   * @param out takes the bytes, and is left open
   * @param svg whether as SVG
   * @throws IOException if the stream fails
   */
  public void write(OutputStream out, boolean svg) throws IOException {
    if (svg) {
      out.write(svg().getBytes(UTF_8));
    } else {
      ImageIO.write(image(PNG_SCALE), "png", out);
    }
  }
}
