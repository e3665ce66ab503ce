package io.snn4j.mnist.plot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snn4j.api.Constant;
import io.snn4j.api.Dense;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import io.snn4j.api.SpikeTrain;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Pictures show what a recording holds, and can be saved. */
class PlotsTest {

  private static final int STEPS = 4;

  @TempDir Path folder;

  private final SpikeTrain spikes = new SpikeTrain(STEPS, 2, 3);
  private final float[] membranes = new float[STEPS * 2 * 3];

  /** A layer whose threshold is 0.5. */
  private final Recording.Layer layer =
      new Recording.Layer() {
        @Override
        public String name() {
          return "a <layer> & more";
        }

        @Override
        public Signal spikes() {
          return spikes;
        }

        @Override
        public Dense membrane() {
          return new Dense(STEPS, 2, 3, membranes);
        }

        @Override
        public Optional<Dense> excess() {
          float[] excess = membranes.clone();
          for (int i = 0; i < excess.length; i++) {
            excess[i] -= 0.5f;
          }
          return Optional.of(new Dense(STEPS, 2, 3, excess));
        }
      };

  private static Document parse(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  private static List<String> attributes(Picture picture, String element, String attribute) {
    NodeList found = parse(picture.svg()).getElementsByTagName(element);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(found.item(i).getAttributes().getNamedItem(attribute).getNodeValue());
    }
    return values;
  }

  private static long marks(Picture raster) {
    return attributes(raster, "path", "d").stream()
        .flatMap(path -> Pattern.compile("h").matcher(path).results())
        .count();
  }

  @Test
  void aRasterHasAMarkForEachSpikeOfItsSample() {
    spikes.set(0, 0, 0);
    spikes.set(3, 0, 2);
    spikes.set(1, 1, 1);
    assertThat(marks(Plots.raster(layer, 0))).isEqualTo(2);
    assertThat(marks(Plots.raster(layer, 1))).isEqualTo(1);
    assertThat(Plots.raster(layer, 0).title()).isEqualTo("a <layer> & more: 2 spikes");
  }

  @Test
  void theLegendShowsTheMarkThatIsDrawn() {
    double[] one = {1};
    double[] two = {1, 2};
    String square = "width=\"6\" height=\"6\"";
    String point = new Chart("", "x", "y").line("a", Ink.BLUE, one, one).picture().svg();
    assertThat(point.split(square, -1)).as("a point and its legend").hasSize(3);
    String curve = new Chart("", "x", "y").line("a", Ink.BLUE, two, two).picture().svg();
    assertThat(curve).doesNotContain(square);
  }

  @Test
  void laterStepsAreToTheRightAndHigherNeuronsAbove() {
    spikes.set(0, 0, 0);
    spikes.set(3, 0, 2);
    String path =
        attributes(Plots.raster(layer, 0), "path", "d").stream()
            .filter(d -> d.contains("h"))
            .findFirst()
            .orElseThrow();
    Matcher place = Pattern.compile("M([0-9.]+) ([0-9.]+)h").matcher(path);
    assertThat(place.find()).isTrue();
    double x = Double.parseDouble(place.group(1));
    double y = Double.parseDouble(place.group(2));
    assertThat(place.find()).isTrue();
    assertThat(Double.parseDouble(place.group(1))).isGreaterThan(x);
    assertThat(Double.parseDouble(place.group(2))).isLessThan(y);
  }

  @Test
  void aPictureKeepsWhatItShows() {
    spikes.set(0, 0, 0);
    Picture before = Plots.raster(layer, 0);
    String svg = before.svg();
    spikes.set(2, 0, 1);
    assertThat(before.svg()).isEqualTo(svg);
    assertThat(marks(before)).isEqualTo(1);
  }

  @Test
  void membranesAreCurvesAndTheThresholdIsDashed() {
    membranes[0] = 0.4f;
    membranes[6] = 0.7f;
    Picture picture = Plots.membrane(layer, 0, 0, 2);
    Document svg = parse(picture.svg());
    assertThat(attributes(picture, "text", "x")).isNotEmpty();
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("n0", "n2", "threshold")
        .doesNotContain("n1");
    assertThat(picture.svg()).containsPattern("stroke-dasharray=\"6 4\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.membrane(layer, 0, 3))
        .withMessage("the layer has the neurons 0 to 2, but neuron 3 was asked for");
  }

  @Test
  void countsAreBarsAsHighAsTheyAreMany() {
    spikes.set(0, 1, 1);
    spikes.set(1, 1, 1);
    spikes.set(2, 1, 2);
    Picture picture = Plots.counts(layer, 1);
    List<String> heights = attributes(picture, "rect", "height");
    // the ground comes first
    double one = Double.parseDouble(heights.get(3));
    assertThat(Double.parseDouble(heights.get(1))).isZero();
    assertThat(Double.parseDouble(heights.get(2)) / one)
        .isCloseTo(2, org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void aSampleThatIsNotThereIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plots.raster(layer, 2))
        .withMessage("the recording has the samples 0 to 1, but sample 2 was asked for");
  }

  @Test
  void itIsSavedAsItsNameSays() throws IOException {
    Picture picture = Plots.counts(layer, 0);
    Path svg = folder.resolve("a.svg");
    Path png = folder.resolve("a.PNG");
    picture.save(svg);
    picture.save(png);
    assertThat(Files.readString(svg)).isEqualTo(picture.svg());
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> picture.save(folder.resolve("a.jpg")))
        .withMessageStartingWith("a picture is saved as .svg or .png, but the file is to be ");
  }

  @Test
  void pixelsAreThoseOfTheSvg() {
    for (int t = 0; t < STEPS; t++) {
      spikes.set(t, 0, 0);
    }
    BufferedImage image = Plots.counts(layer, 0).image(1);
    int blue = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        blue += (image.getRGB(x, y) & 0xffffff) == 0x1f5fa8 ? 1 : 0;
      }
    }
    // one bar of 0.8 of three places over most of the height
    assertThat(blue).isBetween(15000, 25000);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void weightsAreBlueAboveAndRedBelowZero() {
    float[] weights = {-2, 0, 1, 2};
    BufferedImage image = Sheets.weights("w", List.of(weights), 2, 2).image(1);
    int x = image.getWidth() / 2;
    int y = 30 + 110;
    assertThat(image.getRGB(x - 50, y - 50) & 0xffffff).isEqualTo(0xc0272d);
    assertThat(image.getRGB(x + 50, y - 50) & 0xffffff).isEqualTo(0xffffff);
    assertThat(image.getRGB(x - 50, y + 50) & 0xffffff).isEqualTo(0x8fafd4);
    assertThat(image.getRGB(x + 50, y + 50) & 0xffffff).isEqualTo(0x1f5fa8);
  }

  @Test
  void aPageGivesTheColours() {
    String inline = Plots.counts(layer, 0).inline();
    assertThat(inline).contains("fill=\"var(--blue)\"").doesNotContain("#1f5fa8");
    assertThat(inline).contains("a &lt;layer&gt; &amp; more");
  }

  @Test
  void anAnimationHasAFrameForEachStep() throws IOException {
    Path gif = folder.resolve("a.gif");
    Recording recording = () -> List.of(layer);
    Constant input = new Constant(STEPS, 2, 4, new float[] {0, 1, 1, 0, 0, 0, 0, 0});
    spikes.set(1, 0, 2);
    Animation.of("a sample", input, 2, 2, recording, 0).save(gif);
    try (ImageInputStream stream = ImageIO.createImageInputStream(gif.toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(stream);
      assertThat(reader.getNumImages(true)).isEqualTo(STEPS);
      assertThat(red(reader.read(0))).isZero();
      assertThat(red(reader.read(1))).isPositive();
      assertThat(red(reader.read(2))).isZero();
    }
  }

  private static int red(BufferedImage image) {
    int red = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        red += (image.getRGB(x, y) & 0xffffff) == 0xc0272d ? 1 : 0;
      }
    }
    return red;
  }

  @Test
  void chartsOfNothingAndOfOnePointAreDrawn() {
    parse(new Chart("nothing", "x", "y").picture().svg());
    Picture one =
        new Chart("one", "x", "y")
            .line("a", Ink.BLUE, new double[] {1}, new double[] {3})
            .picture();
    // the paper, the point and its legend
    assertThat(attributes(one, "rect", "width")).hasSize(3);
    Picture gap =
        new Chart("gap", "x", "y")
            .line("a", Ink.BLUE, new double[] {1, 2, 3}, new double[] {3, Double.NaN, 4})
            .picture();
    assertThat(gap.svg()).doesNotContain("NaN");
  }
}
