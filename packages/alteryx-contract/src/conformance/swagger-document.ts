import { z } from 'zod'

/** A schema as Swagger 2.0 and JSON Schema both write it; only the keywords that a comparison reads. */
export interface Schema {
  readonly $ref?: string | undefined
  readonly type?: string | readonly string[] | undefined
  readonly enum?: readonly unknown[] | undefined
  readonly const?: unknown
  readonly required?: readonly string[] | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly items?: Schema | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
  }),
)

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  schema: schema.optional(),
})
export type SwaggerParameter = z.output<typeof parameter>

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(parameter).nullish(),
  produces: z.array(z.string()).nullish(),
  responses: z.record(z.string(), z.looseObject({ schema: schema.optional() })),
})

const pathItem = z.looseObject({
  get: operation.optional(),
  post: operation.optional(),
  put: operation.optional(),
  patch: operation.optional(),
  delete: operation.optional(),
  parameters: z.array(parameter).optional(),
})

/** The parts of a Server's Swagger 2.0 document that are compared; anything else in it is passed over. */
export const swaggerDocument = z.looseObject({
  swagger: z.literal('2.0', 'This is not a Swagger 2.0 document: "swagger" has to be "2.0".'),
  paths: z.record(z.string(), pathItem),
  definitions: z.record(z.string(), schema).default({}),
})
export type SwaggerDocument = z.output<typeof swaggerDocument>
