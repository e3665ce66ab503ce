package io.snn4j.mnist.plot;

import io.snn4j.api.Check;
import io.snn4j.api.Recording;
import io.snn4j.api.Signal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures one after another, for a GIF that begins again at its end.
 *
 * @param frames the pictures, of one size
 * @param hundredths how long each is seen, in hundredths of a second
 */
public record Animation(List<Picture> frames, int hundredths) {

  private static final int SIDE = 196;
  private static final int WIDTH = 520;
  private static final int HEIGHT = 270;
  private static final int TOP = 40;

  /**
   * Copies the list.
   *
   * @param frames the pictures, of one size
   * @param hundredths how long each is seen, in hundredths of a second
   */
  public Animation {
    frames = List.copyOf(frames);
    Check.that(!frames.isEmpty(), "an animation needs a picture");
    Check.atLeast("hundredths", hundredths, 1);
  }

  /**
   * {@return what one sample does over time: the input at every step, the output's spikes, and how
   * many there were so far}
   *
   * @param what names the sample, above the pictures
   * @param input what entered the network, as images
   * @param rows the height of an input image
   * @param columns its width
   * @param recording what the network did with the input
   * @param sample which of the recording's samples, from 0
   */
  public static Animation of(
      String what, Signal input, int rows, int columns, Recording recording, int sample) {
    Signal output = recording.output().spikes();
    Check.that(
        input.features() == rows * columns,
        "images of %d x %d have %d pixels, but the input has %d features",
        rows,
        columns,
        rows * columns,
        input.features());
    Check.that(
        sample >= 0 && sample < output.batch(),
        "the recording has the samples 0 to %d, but sample %d was asked for",
        output.batch() - 1,
        sample);
    int[] counts = new int[output.features()];
    List<Picture> frames = new ArrayList<>();
    for (int t = 0; t < output.steps(); t++) {
      float[] pixels = new float[rows * columns];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = input.at(t, sample, i);
      }
      boolean[] spikes = new boolean[counts.length];
      for (int n = 0; n < counts.length; n++) {
        spikes[n] = output.at(t, sample, n) != 0;
        counts[n] += spikes[n] ? 1 : 0;
      }
      Pixels image = Pixels.grey(List.of(pixels), rows, columns, 1);
      String title = "%s: step %d of 0 to %d".formatted(what, t, output.steps() - 1);
      frames.add(frame(title, output.steps(), image, spikes, counts.clone()));
    }
    return new Animation(frames, 16);
  }

  private static Picture frame(
      String title, int steps, Pixels image, boolean[] spikes, int[] counts) {
    return new Picture(
        title,
        WIDTH,
        HEIGHT,
        svg -> {
          svg.title(WIDTH, title);
          svg.image(16, TOP, SIDE, SIDE, image);
          svg.text(16 + SIDE / 2.0, HEIGHT - 10, "input", Ink.TEXT, 12, Svg.Anchor.MIDDLE);
          output(svg, steps, spikes, counts);
        });
  }

  private static void output(Svg svg, int steps, boolean[] spikes, int[] counts) {
    double left = 240;
    double each = (WIDTH - 16 - left) / counts.length;
    double room = SIDE - 26;
    for (int n = 0; n < counts.length; n++) {
      double x = left + n * each;
      double tall = room * counts[n] / steps;
      svg.rect(x + 0.1 * each, TOP, 0.8 * each, room, Ink.GRID);
      svg.rect(x + 0.1 * each, TOP + room - tall, 0.8 * each, tall, Ink.BLUE);
      if (spikes[n]) {
        svg.rect(x + 0.1 * each, TOP + room + 3, 0.8 * each, 7, Ink.RED);
      }
      if (counts.length <= 20) {
        svg.text(x + each / 2, TOP + SIDE - 1, "" + n, Ink.MUTED, 11, Svg.Anchor.MIDDLE);
      }
    }
    svg.text(
        (left + WIDTH - 16) / 2,
        HEIGHT - 10,
        "output: spikes now (red) and so far (blue)",
        Ink.TEXT,
        12,
        Svg.Anchor.MIDDLE);
  }

  /**
   * Writes it as a GIF.
   *
   * @param file the file
   * @throws IllegalArgumentException if the name does not end in {@code .gif}
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    Check.that(
        file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gif"),
        "an animation is saved as .gif, but the file is to be %s",
        file);
    try (var out = Files.newOutputStream(file)) {
      write(out, drawn -> {});
    }
  }

  /**
   * Writes it as a GIF, and tells how far that has come.
   *
   * @param out takes the bytes, and is left open
   * @param listener hears after each picture how many are written
   * @throws IOException if the stream fails
   */
  public void write(OutputStream out, IntConsumer listener) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames.size(); i++) {
        BufferedImage image = frames.get(i).image(1);
        boolean last = i == frames.size() - 1;
        // the answer stays a while
        IIOMetadata metadata = metadata(writer, image, last ? 12 * hundredths : hundredths);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
        listener.accept(i + 1);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, int delay)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(delay));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    // block 1, repeated 0 times: for ever
    loop.setUserObject(new byte[] {1, 0, 0});
    extensions.appendChild(loop);
    root.appendChild(extensions);
    metadata.mergeTree(format, root);
    return metadata;
  }
}
