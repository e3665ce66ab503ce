/**
 * Pictures of what networks do: spike rasters, membranes, spike counts, animations, curves,
 * weights.
 *
 * <p>A {@link io.snn4j.mnist.plot.Picture} is drawn once as SVG, and saved as that, turned into
 * pixels, or put into a page. {@link io.snn4j.mnist.plot.Plots} makes those of a recording:
 *
 * <pre>{@code
 * Plots.raster(recording.layers().get(0), 7).save(Path.of("raster.svg"));
 * }</pre>
 *
 * <p>Nothing here knows networks, data sets or training.
 */
package io.snn4j.mnist.plot;
