package io.customerview.architecture.broken.cycle.right;

import io.customerview.architecture.broken.cycle.left.Left;
import java.util.List;

public record Right(List<Left> lefts) {}
