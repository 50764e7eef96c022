package io.customerview.identity;

/** The encoding of Unicode labels in ASCII (RFC 3492), the part that encodes. */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private Punycode() {}

  /** Returns a label of at least one character that is not ASCII, without the prefix. */
  static String encode(String label) {
    int[] codePoints = label.codePoints().toArray();
    StringBuilder encoded = new StringBuilder(label.length() + 8);
    for (int codePoint : codePoints) {
      if (codePoint < INITIAL_N) {
        encoded.append((char) codePoint);
      }
    }
    int basic = encoded.length();
    if (basic > 0) {
      encoded.append('-');
    }
    int handled = basic;
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    while (handled < codePoints.length) {
      int next = Integer.MAX_VALUE;
      for (int codePoint : codePoints) {
        if (codePoint >= n && codePoint < next) {
          next = codePoint;
        }
      }
      delta += (next - n) * (handled + 1);
      n = next;
      for (int codePoint : codePoints) {
        if (codePoint < n) {
          delta++;
        } else if (codePoint == n) {
          append(encoded, delta, bias);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = k <= bias ? T_MIN : Math.min(k - bias, T_MAX);
      if (rest < threshold) {
        encoded.append(digit(rest));
        return;
      }
      encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static int adapted(int delta, int handled, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / handled;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
