package io.snn4j.mnist.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.snn4j.api.NeuronModel;
import io.snn4j.api.Plugin;
import io.snn4j.api.SurrogateGradient;
import io.snn4j.core.catalog.Catalogs;
import io.snn4j.mnist.SnnBench;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery in docs, and the command that draws it. */
class GalleryTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final long LARGEST = 200_000;
  private static final long LARGEST_SUM = 1_500_000;

  private static List<Plugin> shown() {
    return Stream.<Plugin>concat(
            Catalogs.standard().of(SurrogateGradient.class).prototypes().stream(),
            Catalogs.standard().of(NeuronModel.class).prototypes().stream())
        .toList();
  }

  @Test
  void thePageNamesEverySurrogateAndNeuronModel() throws IOException {
    assertThat(DOCS.resolve("gallery.md"))
        .content()
        .contains(shown().stream().map(plugin -> "### " + plugin.name() + "\n").toList());
  }

  @Test
  void thePageIsWhatTheCommandWrites() throws IOException {
    assertThat(DOCS.resolve("gallery.md"))
        .as("docs/gallery.md; './snn gallery --out docs' writes it anew")
        .content()
        .isEqualToNormalizingNewlines(new Gallery(Catalogs.standard()).page());
  }

  @Test
  void everyPictureIsThereAndSmall() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("gallery"))) {
      List<Path> pictures = files.toList();
      assertThat(pictures).hasSize(shown().size());
      long sum = 0;
      for (Path picture : pictures) {
        assertThat(Files.size(picture)).isLessThan(LARGEST);
        sum += Files.size(picture);
      }
      assertThat(sum).isLessThan(LARGEST_SUM);
    }
  }

  @Test
  void theCommandDrawsWhatThePageShows(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("new/docs");
    SnnBench.Outcome outcome = new SnnBench(folder).run("gallery", "--out", out.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.lastLine()).isEqualTo("wrote " + out.resolve("gallery.md"));
    BufferedImage picture = ImageIO.read(out.resolve("gallery/neuron-leaky.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(640);
    assertThat(picture.getHeight()).isEqualTo(400);
    try (Stream<Path> files = Files.list(out.resolve("gallery"))) {
      assertThat(files).hasSize(shown().size());
    }
  }
}
