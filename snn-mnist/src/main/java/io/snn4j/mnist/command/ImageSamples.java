package io.snn4j.mnist.command;

import io.snn4j.mnist.data.LabelledImages;
import io.snn4j.train.data.Samples;

/** Images as samples to train on: one feature per pixel, in [0,1]. */
record ImageSamples(LabelledImages images, int classes) implements Samples {

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int features() {
    return images.pixelsPerImage();
  }

  @Override
  public int label(int sample) {
    return images.label(sample);
  }

  @Override
  public void read(int sample, float[] into, int offset) {
    images.normalized(sample, into, offset);
  }
}
