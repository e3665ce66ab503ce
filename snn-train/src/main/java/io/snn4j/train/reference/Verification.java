package io.snn4j.train.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays cases and compares the numbers.
 *
 * @param families the kinds of cases that can be replayed
 */
public record Verification(List<Family> families) {

  /**
   * How far one array is off.
   *
   * @param array its name
   * @param deviation the largest, as a share of the array's largest absolute value
   * @param tolerance how large it may be
   */
  public record Deviation(String array, double deviation, double tolerance) {

    /** {@return the deviation as a share of what it may be; above 1 the array does not agree} */
    public double share() {
      return deviation == 0 ? 0 : deviation / tolerance;
    }

    /** {@return whether the array agrees; a number that is none never does} */
    public boolean agrees() {
      return deviation <= tolerance;
    }
  }

  /**
   * What came of one case.
   *
   * @param name the case's name
   * @param family the kind of case, or a question mark
   * @param deviations one for each array of the file
   * @param problem why the case could not be replayed
   */
  public record Verdict(
      String name, String family, List<Deviation> deviations, Optional<String> problem) {

    /** {@return whether every array agrees} */
    public boolean agrees() {
      return problem.isEmpty() && deviations.stream().allMatch(Deviation::agrees);
    }
  }

  /**
   * Replays one case; a case that cannot be replayed does not agree.
   *
   * @param reference a case of a reference file
   * @return whether it agrees, array by array
   */
  public Verdict verify(ReferenceCase reference) {
    Optional<Family> family = families.stream().filter(each -> each.has(reference)).findFirst();
    if (family.isEmpty()) {
      return failed(reference, "?", "it is of none of the kinds " + names());
    }
    try {
      Map<String, ReferenceArray> expected = expected(reference);
      if (expected.isEmpty()) {
        return failed(reference, family.get().name(), "it has no outputs to compare with");
      }
      Map<String, ReferenceArray> actual = family.get().replay(reference);
      List<Deviation> deviations = new ArrayList<>();
      for (Map.Entry<String, ReferenceArray> entry : expected.entrySet()) {
        ReferenceArray ours = actual.get(entry.getKey());
        if (ours == null) {
          return failed(reference, family.get().name(), "nothing here computes " + entry.getKey());
        }
        deviations.add(worst(family.get(), reference, entry.getKey(), ours, entry.getValue()));
      }
      return new Verdict(reference.name(), family.get().name(), deviations, Optional.empty());
    } catch (IllegalArgumentException e) {
      return failed(reference, family.get().name(), e.getMessage());
    } catch (RuntimeException e) {
      // a file may hold anything, such as indices that point nowhere
      return failed(reference, family.get().name(), "its numbers do not fit together: " + e);
    }
  }

  private static Map<String, ReferenceArray> expected(ReferenceCase reference) {
    Map<String, ReferenceArray> expected = new LinkedHashMap<>(reference.outputs());
    reference.gradients().forEach((name, array) -> expected.put("grad/" + name, array));
    return expected;
  }

  private List<String> names() {
    return families.stream().map(Family::name).toList();
  }

  private static Verdict failed(ReferenceCase reference, String family, String problem) {
    return new Verdict(reference.name(), family, List.of(), Optional.of(problem));
  }

  /** The value that is off most for what it may be; infinitely so if it is no number. */
  private static Deviation worst(
      Family family,
      ReferenceCase reference,
      String name,
      ReferenceArray ours,
      ReferenceArray theirs) {
    if (!sameShape(ours, theirs)) {
      throw new IllegalArgumentException(
          "%s has the shape %s here, but %s in the file"
              .formatted(name, Arrays.toString(ours.shape()), Arrays.toString(theirs.shape())));
    }
    // an array of zeros is compared as it is
    double largest = theirs.largest() > 0 ? theirs.largest() : 1;
    Deviation worst = new Deviation(name, 0, family.tolerance(reference, name));
    for (int i = 0; i < theirs.values().length; i++) {
      double off = Math.abs((double) ours.values()[i] - theirs.values()[i]) / largest;
      double finite = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
      Deviation each = new Deviation(name, finite, family.tolerance(reference, name, i));
      worst = each.share() > worst.share() ? each : worst;
    }
    return worst;
  }

  /** A single number has the shape [] or [1]: snnTorch has it either way. */
  private static boolean sameShape(ReferenceArray ours, ReferenceArray theirs) {
    boolean single = ours.values().length == 1 && theirs.values().length == 1;
    return single || Arrays.equals(ours.shape(), theirs.shape());
  }
}
